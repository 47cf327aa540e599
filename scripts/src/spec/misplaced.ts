/** A mistake in a text, where it was found; the reader adds the file, and turns the offset into line and column. */
export class Misplaced extends Error {
  override readonly name = "Misplaced";
  readonly offset: number;
  /** Whether the text is surely JSON or YAML all the same; else it may be of another kind. */
  readonly isFinal: boolean;

  constructor(offset: number, reason: string, isFinal = false) {
    super(reason);
    this.offset = offset;
    this.isFinal = isFinal;
  }
}
