import type { Credentials } from "./credentials.ts";
import { codeOf, NetworkError } from "./errors/network-error.ts";
import type { Outgoing } from "./transport.ts";

const longestReason = 200;
const deepestCause = 8;

/** The error for a request that got no answer: where to, and why, without the key. */
export function unreachable({ sending, url }: Outgoing, error: unknown, credentials: Credentials): NetworkError {
  // All that is said is read from a clean copy: what was thrown may hold the key anywhere, and its properties may throw.
  const cause = credentials.redactError(error);
  const reason = (codeOf(cause) ?? innermostMessage(cause)).replace(/[\s\p{Cc}]+/gu, " ").slice(0, longestReason);
  const origin = URL.canParse(url) ? new URL(url).origin : "the server";
  const problem = `no answer from ${origin} (${reason}); is it up, and is the base URL right?`;
  return new NetworkError(sending.place, problem, cause);
}

/** fetch itself says "fetch failed" of everything; what it means is a level or two down. */
function innermostMessage(error: unknown): string {
  let here = error;
  for (let depth = 0; depth < deepestCause && here instanceof Error && here.cause instanceof Error; depth++)
    here = here.cause;
  if (here instanceof Error) return here.message;
  return typeof here === "string" ? here : "no reason given";
}
