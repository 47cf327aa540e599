import { at } from "./pointer.ts";

/** Above this a number is a date in seconds since 1970, not a number of seconds from now. */
const epochFrom = 1_000_000_000;

/**
 * Milliseconds that a server asks for before the next attempt: the first of `retry-after-ms`, `Retry-After` (seconds, a
 * fraction of them, or a date), the body, and after a 429 the reset of a rate limit; of a header that
 * came several times the longest. A date is held against the server's own clock, where it tells the time.
 */
export function hintMs(status: number, headers: Headers, body: unknown, pointer?: string): number | undefined {
  const now = dateMs(headers.get("date")) || Date.now();
  const waitMs = (text: string) => {
    const seconds = numberIn(text);
    const date = seconds >= epochFrom ? seconds * 1000 : dateMs(text);
    return Number.isNaN(date) ? seconds * 1000 : Math.max(0, date - now);
  };
  // Headers of one name come as one, with commas between them; a date has one too.
  const longest = (name: string, read = waitMs) => {
    const texts = headers.get(name)?.match(/\s*(?:[A-Z][a-z]+, )?[^,]+/g) ?? [];
    return Math.max(-1, ...texts.map((text) => read(text.trim())).filter((ms) => ms >= 0));
  };
  const said = pointer === undefined ? undefined : at(body, pointer);
  const hints = [
    longest("retry-after-ms", numberIn),
    longest("retry-after"),
    typeof said === "number" ? said * 1000 : Number.NaN,
    ...(status === 429 ? [longest("ratelimit-reset"), longest("x-ratelimit-reset")] : []),
  ];
  return hints.find((ms) => ms >= 0);
}

function numberIn(text: string): number {
  return /^\d+(\.\d*)?$/.test(text) ? Number(text) : Number.NaN;
}

/** A date as HTTP writes it; Date.parse alone would take many a word for one, and a time without a zone for a local one. */
function dateMs(text: string | null): number {
  if (!/^[A-Z][a-z]{2,8},? .*\d\d:\d\d:\d\d/.test(`${text}`)) return Number.NaN;
  return Date.parse(/([A-Z]{3}|[+-]\d{4})$/.test(`${text}`) ? `${text}` : `${text} GMT`);
}
