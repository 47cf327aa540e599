import { type ErrorPlace, EvalbridgeError, where } from "./evalbridge-error.ts";

/** An attempt, a call in all, or a wait for a run that could never be read, took longer than its limit. */
export class TimeoutError extends EvalbridgeError {
  static override readonly kind: string = "TimeoutError";
  readonly timeoutMs: number;
  /** Whether the same request may succeed later. Repeating it is safe only where the operation is. */
  readonly retryable: boolean = true;
  /** `option` is the one that set the limit, `problem` what was not done within it. */
  constructor(
    place: ErrorPlace,
    timeoutMs: number,
    option: "timeoutMs" | "deadlineMs" = "timeoutMs",
    cause?: unknown,
    problem = `${where(place)}: no complete answer`,
  ) {
    super(`${problem} within ${timeoutMs} ms; raise it with { ${option} }`, place, cause);
    this.timeoutMs = timeoutMs;
  }
}
