import { HttpError } from "./errors/http-error.ts";
import { NetworkError } from "./errors/network-error.ts";
import type { Sending } from "./request.ts";

/** Whether a status says that nothing came of a request: 4xx, but for 408, which gives up on one that it had begun to read. */
export function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408;
}

/**
 * Whether a request that ended so may have been carried out; `signal` is that of the call. It has not where it was never handed to
 * fetch or was refused (`open` is false then), and where the error proves that nothing was sent.
 */
export function mayHaveHappened(
  error: unknown,
  { open }: Pick<Sending, "open">,
  signal: AbortSignal | null | undefined,
): boolean {
  if (!open) return false;
  // What a caller ends a call with may be the error of another, and says nothing about this one.
  if (signal?.aborted && error === signal.reason) return true;
  if (error instanceof NetworkError) return error.sent;
  if (!(error instanceof HttpError)) return true;
  // A 2xx that is an error is one of an envelope: the provider says itself that nothing came of it.
  return error.status >= 300 && !isRefusal(error.status);
}
