import { type ErrorPlace, EvalbridgeError, where } from "./evalbridge-error.ts";

/** An answer that cannot be read: not JSON, empty, too large, or not in the form that the provider documents. */
export class ContractError extends EvalbridgeError {
  static override readonly kind: string = "ContractError";
  /** The status of the answer, where there was one to read. */
  declare readonly status?: number;
  /** Whether the answer looks as if it was cut short or replaced on its way, so that the next may be good. */
  readonly retryable: boolean;
  constructor(place: ErrorPlace, problem: string, status?: number, cause?: unknown, retryable = false) {
    super(`${where(place)} → ${status === undefined ? "" : `${status}, but `}${problem}`, place, cause);
    if (status !== undefined) this.status = status;
    this.retryable = retryable;
  }
}
