import { type ErrorPlace, EvalbridgeError, where } from "./evalbridge-error.ts";

/** A list has more pages than a walk may ask for. What came is good, but it is not all: `cursor` is where to go on. */
export class PaginationLimitError extends EvalbridgeError {
  static override readonly kind: string = "PaginationLimitError";
  declare readonly maxPages: number;
  constructor(place: ErrorPlace, maxPages: number) {
    super(`${where(place)}: more than ${maxPages} pages; go on from this error's cursor, or raise maxPages`, place);
    this.maxPages = maxPages;
  }
}
