import { at } from "./pointer.ts";

/** Longer ones are no numbers and no dates. */
const longest = 64;
/** Above this a reset is a date in seconds since 1970, not a number of seconds from now. */
const epochFrom = 1_000_000_000;

/**
 * Milliseconds that a server asks for before the next attempt: the first of `retry-after-ms`, `Retry-After` (seconds, a
 * fraction of them, or a date), the body, and after a 429 the reset of a rate limit. A date is held against the
 * server's own clock, where it tells the time.
 */
export function hintMs(status: number, headers: Headers, body: unknown, pointer?: string): number | undefined {
  const header = (name: string) => {
    const text = headers.get(name)?.trim();
    return text && text.length <= longest ? text : undefined;
  };
  const now = dateMs(header("date")) ?? Date.now();
  const until = (ms: number | undefined) => (ms === undefined ? undefined : Math.max(0, ms - now));
  const reset = (name: string) => {
    const seconds = numberIn(header(name));
    return seconds !== undefined && seconds >= epochFrom ? until(seconds * 1000) : inMs(seconds);
  };
  const after = header("retry-after");
  const said = pointer === undefined ? undefined : at(body, pointer);
  return (
    numberIn(header("retry-after-ms")) ??
    inMs(numberIn(after)) ??
    until(dateMs(after)) ??
    inMs(typeof said === "number" && said >= 0 ? said : undefined) ??
    (status === 429 ? (reset("ratelimit-reset") ?? reset("x-ratelimit-reset")) : undefined)
  );
}

const inMs = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * 1000);

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}(\.\d{0,15})?$/.test(text) ? Number(text) : undefined;
}

/** A date as HTTP writes it; Date.parse alone would take many a word for one, and a time without a zone for a local one. */
function dateMs(text: string | undefined): number | undefined {
  if (text === undefined || !/^[A-Z][a-z]{2,8},? .*\d\d:\d\d:\d\d/.test(text)) return undefined;
  const ms = Date.parse(/[A-Z]{3}$|[+-]\d{4}$/.test(text) ? text : `${text} GMT`);
  return Number.isNaN(ms) ? undefined : ms;
}
