import { type ErrorPlace, EvalbridgeError, where } from "./evalbridge-error.ts";

/** An attempt, or a call in all, took longer than its limit, reading the body included. */
export class TimeoutError extends EvalbridgeError {
  static override readonly kind: string = "TimeoutError";
  readonly timeoutMs: number;
  /** Whether the same request may succeed later. Repeating it is safe only where the operation is. */
  readonly retryable: boolean = true;
  /** `option` is the one that set the limit. */
  constructor(place: ErrorPlace, timeoutMs: number, option: "timeoutMs" | "deadlineMs" = "timeoutMs", cause?: unknown) {
    super(`${where(place)}: no complete answer within ${timeoutMs} ms; raise it with { ${option} }`, place, cause);
    this.timeoutMs = timeoutMs;
  }
}
