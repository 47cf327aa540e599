/** A mistake in a text, where it was found; the reader adds the file, and turns the offset into line and column. */
export class Misplaced extends Error {
  override readonly name = "Misplaced";
  readonly offset: number;
  /** Whether it stays one however the text is read: what is no JSON may still be YAML. */
  readonly isFinal: boolean;

  constructor(offset: number, reason: string, isFinal = false) {
    super(reason);
    this.offset = offset;
    this.isFinal = isFinal;
  }
}
