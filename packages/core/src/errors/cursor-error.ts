import { EvalbridgeError } from "./evalbridge-error.ts";

/** A cursor that cannot be used: altered, cut, of another query or other sources, or its place in the list is gone. */
export class CursorError extends EvalbridgeError {
  static override readonly kind: string = "CursorError";
  constructor(problem: string, provider?: string, cause?: unknown) {
    const place = cause instanceof EvalbridgeError ? cause : { provider };
    super(`${provider ? `${provider}: ` : ""}${problem}; start the list again`, place, cause);
  }
}
