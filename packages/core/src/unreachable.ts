import { NetworkError, rootsOf } from "./errors/network-error.ts";
import { redactError } from "./redact-error.ts";
import type { Outgoing } from "./transport.ts";

const longestReason = 200;

/** The error for a request that got no answer: where to, and why, without the key. */
export function unreachable(
  { sending, url }: Outgoing,
  error: unknown,
  redact: (text: string) => string,
): NetworkError {
  // All that is said is read from a clean copy: what was thrown may hold the key anywhere, and its properties may throw.
  const cause = redactError(error, redact);
  const [{ code, message } = {}] = rootsOf(cause);
  const reason = `${code ?? message ?? cause}`.replace(/[\s\p{Cc}]+/gu, " ").slice(0, longestReason);
  const problem = `no answer from ${new URL(url).origin} (${reason}); is it up, and is the base URL right?`;
  return new NetworkError(sending.place, problem, cause);
}
