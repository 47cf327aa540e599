import { type ErrorPlace, EvalbridgeError, where } from "./evalbridge-error.ts";

/** A call that cannot be made with these arguments; nothing was sent. */
export class ArgumentError extends EvalbridgeError {
  static override readonly kind: string = "ArgumentError";
  constructor(place: ErrorPlace, problem: string) {
    super([where(place), problem].filter(Boolean).join(": "), place);
  }
}

/** A row of a table that names less than its facts need: it was not made by code generation, or by that of another version. */
export const lacking = (place: ErrorPlace, tool: string): ArgumentError =>
  new ArgumentError(place, `its row lacks the tool ${tool}; generate the table anew`);
