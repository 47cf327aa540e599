import { EvalbridgeError } from "./evalbridge-error.ts";
import { HttpError } from "./http-error.ts";

/** The provider does not know this run (any more). */
export class RunNotFoundError extends EvalbridgeError {
  static override readonly kind: string = "RunNotFoundError";
  /** The run asked for. */
  declare readonly ref: string;
  constructor(provider: string, ref: string, cause?: unknown) {
    super(
      `${provider} has no run ${ref}${cause instanceof HttpError ? ` (${cause.message})` : ""}`,
      { provider },
      cause,
    );
    this.ref = ref;
  }
}
