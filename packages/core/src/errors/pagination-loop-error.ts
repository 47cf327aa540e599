import { type ErrorPlace, EvalbridgeError, where } from "./evalbridge-error.ts";

/** A list goes in circles, or brings nothing new page after page: following it would never end. */
export class PaginationLoopError extends EvalbridgeError {
  static override readonly kind: string = "PaginationLoopError";
  /** The cursor (or page number) that was not followed. */
  override readonly cursor: string | number;
  constructor(place: ErrorPlace, cursor: string | number, problem: string) {
    super(`${where(place)} → ${problem}; what came before is good`, place);
    this.cursor = cursor;
  }
}
