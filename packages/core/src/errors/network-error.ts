import { type ErrorPlace, EvalbridgeError, where } from "./evalbridge-error.ts";

/** What is known of a request that got no answer. */
export interface NetworkFacts {
  /** @default what the error's code proves, else true */
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
  constructor(place: ErrorPlace, problem: string, cause?: unknown, facts: NetworkFacts = {}) {
    super(`${where(place)}: ${problem}`, place, cause);
    const roots = rootsOf(cause);
    const code = roots[0]?.code;
    if (code !== undefined) this.code = code;
    this.sent = facts.sent ?? !roots.every(neverSent);
    this.retryable = facts.retryable ?? true;
  }
}

const deepest = 5;

/** What is known of an error that others stand on. */
interface Root {
  readonly code?: string;
  readonly syscall?: string;
  readonly message?: string;
}

/** What an error comes from: fetch hides it one or two levels down, and there may be several, one for each address that was tried. */
export function rootsOf(error: unknown, depth: number = 0): readonly Root[] {
  const root = Object(error) as Root & { readonly cause?: unknown; readonly errors?: unknown };
  const { code, cause, errors } = root;
  const inner = Array.isArray(errors) && errors.length > 0 ? errors : code === undefined && cause ? [cause] : [];
  return inner.length > 0 && depth < deepest ? inner.flatMap((one) => rootsOf(one, depth + 1)) : [root];
}

/**
 * Codes of Node's fetch that come up before the first byte of a request is written: no address, no connection, no TLS. What can
 * also come up later (ECONNRESET, EPIPE, ETIMEDOUT, a TLS alert about a record) is not among them.
 */
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_|UND_ERR_CONNECT_T|CERT_|DEPTH_ZERO_|SELF_SIGNED|UNABLE_TO_|HOSTNAME_M|INVALID_CA|ERR_(TLS_CERT|SSL_(WRONG_VERSION|\w*(HANDSHAKE_FAILURE|PROTOCOL_VERSION)$)))/;

/** Whether an error proves that nothing was sent. */
function neverSent({ code = "", syscall = "" }: Root): boolean {
  return /^(connect|getaddrinfo)$/.test(syscall) || beforeSending.test(code);
}
