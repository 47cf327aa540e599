import { type ErrorPlace, EvalbridgeError, where } from "./evalbridge-error.ts";

/** An attempt took longer than its limit, reading the body included. */
export class TimeoutError extends EvalbridgeError {
  static override readonly kind: string = "TimeoutError";
  readonly timeoutMs: number;
  constructor(place: ErrorPlace, timeoutMs: number) {
    super(`${where(place)}: no complete answer within ${timeoutMs} ms; raise it with { timeoutMs }`, place);
    this.timeoutMs = timeoutMs;
  }
}
