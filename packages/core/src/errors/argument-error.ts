import { type ErrorPlace, EvalbridgeError, where } from "./evalbridge-error.ts";

/** A call that cannot be made with these arguments; nothing was sent. */
export class ArgumentError extends EvalbridgeError {
  static override readonly kind: string = "ArgumentError";
  constructor(place: ErrorPlace, problem: string) {
    super([where(place), problem].filter(Boolean).join(": "), place);
  }
}
