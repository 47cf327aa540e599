/** A line of a program that is compiled for a comparison. */
export interface Line {
  readonly text: string;
  /** What does not hold where this line does not compile: `getRun: …`. */
  readonly claim: string;
  readonly operation?: string;
  /** The exported type that it is about. */
  readonly type?: string;
}
