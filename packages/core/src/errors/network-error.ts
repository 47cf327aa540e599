import { type ErrorPlace, EvalbridgeError, where } from "./evalbridge-error.ts";

/** No answer came: the connection failed, broke off, or was sent elsewhere. `code` is the system's, such as ECONNREFUSED. */
export class NetworkError extends EvalbridgeError {
  static override readonly kind: string = "NetworkError";
  declare readonly code?: string;
  constructor(place: ErrorPlace, problem: string, cause?: unknown) {
    super(`${where(place)}: ${problem}`, place, cause);
    const code = codeOf(cause);
    if (code !== undefined) this.code = code;
  }
}

/** The first error code along a chain of causes: fetch hides it one or two levels down. */
export function codeOf(error: unknown): string | undefined {
  for (let depth = 0, here = error; depth < 5 && typeof here === "object" && here !== null; depth++) {
    const { code, cause, errors } = here as { code?: unknown; cause?: unknown; errors?: unknown[] };
    if (typeof code === "string") return code;
    here = cause ?? errors?.[0];
  }
  return undefined;
}
