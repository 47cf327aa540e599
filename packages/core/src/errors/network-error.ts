import { type ErrorPlace, EvalbridgeError, where } from "./evalbridge-error.ts";

/** What is known of a request that got no answer. */
export interface NetworkFacts {
  readonly code?: string | undefined;
  /** @default true */
  readonly sent?: boolean;
  /** @default true */
  readonly retryable?: boolean;
}

/** No answer came: the connection failed, broke off, or was sent elsewhere. `code` is the system's, such as ECONNREFUSED. */
export class NetworkError extends EvalbridgeError {
  static override readonly kind: string = "NetworkError";
  declare readonly code?: string;
  /** Whether the server may have acted on it: false only where it is certain that nothing reached it. */
  readonly sent: boolean;
  /** Whether the same request may succeed later. Repeating it is safe only where nothing was sent, or the operation is. */
  readonly retryable: boolean;
  constructor(
    place: ErrorPlace,
    problem: string,
    cause?: unknown,
    { code, sent = true, retryable = true }: NetworkFacts = {},
  ) {
    super(`${where(place)}: ${problem}`, place, cause);
    if (code !== undefined) this.code = code;
    this.sent = sent;
    this.retryable = retryable;
  }
}
