/** Something of a provider's document that its package cannot have. */
export interface Omission {
  /** `GET /runs/{id}`, or `document` for what concerns all of it. */
  readonly operation: string;
  /** What is left out: `the operation`, `cookie parameter session`. */
  readonly what: string;
  readonly why: string;
}

/** Takes down what is left out of one operation, and why. */
export type Omit = (what: string, why: string) => void;

/** Left out whole: thrown while an operation is fitted, and taken down by its caller. */
export class Unfit extends Error {
  override readonly name = "Unfit";
}
