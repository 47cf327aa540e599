import { EvalbridgeError } from "./evalbridge-error.ts";

/** A cursor that cannot be used: altered, cut, of another query or other sources, or its place in the list is gone. */
export class CursorError extends EvalbridgeError {
  static override readonly kind: string = "CursorError";
  constructor(problem: string, provider?: string, cause?: unknown) {
    super(`${provider ? `${provider}: ` : ""}${problem}; start the list again`, { provider }, cause);
  }
}
