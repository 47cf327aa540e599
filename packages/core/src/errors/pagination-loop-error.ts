import { type ErrorPlace, EvalbridgeError, where } from "./evalbridge-error.ts";

/** A list gave a cursor that it had given before: following it would never end. */
export class PaginationLoopError extends EvalbridgeError {
  static override readonly kind: string = "PaginationLoopError";
  /** The cursor seen twice. */
  readonly cursor: string;
  constructor(place: ErrorPlace, cursor: string) {
    super(`${where(place)} → gave the same next page twice; the walk was stopped, what came before it is good`, place);
    this.cursor = cursor;
  }
}
