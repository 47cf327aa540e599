import { codeOf, NetworkError } from "./errors/network-error.ts";
import type { PlainRequest } from "./transport.ts";

const longestReason = 200;
const deepestCause = 8;

/** The error for a request that got no answer: where to, and why, without the key. */
export function unreachable(
  { place, url }: PlainRequest,
  error: unknown,
  redact: (text: string) => string,
): NetworkError {
  const reason = redact(codeOf(error) ?? innermostMessage(error))
    .replace(/\s+/g, " ")
    .slice(0, longestReason);
  const origin = URL.canParse(url) ? new URL(url).origin : "the server";
  const problem = `no answer from ${origin} (${reason}); is it up, and is the base URL right?`;
  return new NetworkError(place, problem, redactedCause(error, redact));
}

/** fetch itself says "fetch failed" of everything; what it means is a level or two down. */
function innermostMessage(error: unknown): string {
  let here = error;
  for (let depth = 0; depth < deepestCause && here instanceof Error && here.cause instanceof Error; depth++)
    here = here.cause;
  if (here instanceof Error) return here.message;
  return typeof here === "string" ? here : "no reason given";
}

/** The error itself, unless its text repeats the key: then one that says the same without it. */
function redactedCause(error: unknown, redact: (text: string) => string): unknown {
  let here = error;
  for (let depth = 0; depth < deepestCause && here instanceof Error; depth++, here = here.cause) {
    const text = `${here.message}\n${here.stack}`;
    if (redact(text) !== text) return new Error(redact(innermostMessage(error)));
  }
  return typeof here === "string" ? redact(here) : error;
}
