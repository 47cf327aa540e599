import { type ErrorPlace, EvalbridgeError, where } from "./evalbridge-error.ts";

/** An answer that cannot be read: not JSON, empty, or not in the form that the provider documents. */
export class ContractError extends EvalbridgeError {
  static override readonly kind: string = "ContractError";
  /** The status of the answer, where there was one to read. */
  declare readonly status?: number;
  constructor(place: ErrorPlace, problem: string, status?: number, cause?: unknown) {
    super(`${where(place)} → ${status === undefined ? "" : `${status}, but `}${problem}`, place, cause);
    if (status !== undefined) this.status = status;
  }
}
