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
    const code = codeOf(cause);
    if (code !== undefined) this.code = code;
    this.sent = facts.sent ?? !neverSent(cause);
    this.retryable = facts.retryable ?? true;
  }
}

const deepest = 5;

/** The first error code along a chain of causes: fetch hides it one or two levels down. */
export function codeOf(error: unknown): string | undefined {
  for (let depth = 0, here = error; depth < deepest && typeof here === "object" && here !== null; depth++) {
    const { code, cause, errors } = here as { code?: unknown; cause?: unknown; errors?: unknown[] };
    if (typeof code === "string") return code;
    here = cause ?? errors?.[0];
  }
  return undefined;
}

/**
 * Codes of Node's fetch that come up before the first byte of a request is written: no address, no connection, no TLS. What can
 * also come up later (ECONNRESET, EPIPE, ETIMEDOUT, a TLS alert about a record) is not among them.
 */
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH|INVALID_CA|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_\w*HANDSHAKE_FAILURE|ERR_SSL_\w*PROTOCOL_VERSION)$/;

/** Whether an error proves that nothing was sent. Of several (one for each address that was tried) all must. */
function neverSent(error: unknown, depth = 0): boolean {
  if (depth === deepest || typeof error !== "object" || error === null) return false;
  const { code, syscall, cause, errors } = error as { [name in "code" | "syscall" | "cause" | "errors"]?: unknown };
  if (Array.isArray(errors) && errors.length > 0) return errors.every((one) => neverSent(one, depth + 1));
  if (syscall === "connect" || syscall === "getaddrinfo") return true;
  if (typeof code === "string") return beforeSending.test(code);
  return neverSent(cause, depth + 1);
}
