import { HttpError } from "./errors/http-error.ts";
import { NetworkError } from "./errors/network-error.ts";
import type { Sending } from "./transport.ts";

/**
 * Whether a request that ended so may have been carried out; `signal` is that of the call. It has not where it was never handed to fetch, where the error proves
 * that nothing was sent, and where the server refused it (4xx, but for 408: that one gave up on a request it had begun to read).
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
  const { status } = error;
  // A 2xx that is an error is one of an envelope: the provider says itself that nothing came of it.
  return status >= 500 || status === 408 || (status >= 300 && status < 400);
}
