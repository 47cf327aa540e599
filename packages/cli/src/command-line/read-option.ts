import { InvalidArgumentError } from "commander";

/** Readers of option values. What they throw is told with the option's name. */

const unitsMs: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

/** `90s`, `30m`, `12h`, `7d` or `2w`, as milliseconds. */
export function readDurationMs(text: string): number {
  const [, amount, unit = ""] = /^(\d{1,6}(?:\.\d+)?)([smhdw])$/.exec(text.trim()) ?? [];
  const unitMs = unitsMs[unit];
  if (amount !== undefined && unitMs !== undefined) return Math.round(Number(amount) * unitMs);
  throw new InvalidArgumentError("write a time such as 90s, 30m, 12h, 7d or 2w.");
}

/** A moment: `7d` is that long before now, and any ISO 8601 date or time is itself. Gives ISO 8601 in UTC. */
export function readMoment(text: string, nowMs: number): string {
  if (/^[\d.]+[a-z]$/.test(text.trim())) return new Date(nowMs - readDurationMs(text)).toISOString();
  const isDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(text.trim());
  // Without a zone a time would mean something else on each machine.
  const zoned = !text.includes("T") || /(Z|[+-]\d{2}:\d{2})$/.test(text.trim());
  // February 31 is read as March 3.
  const isThere = !Number.isNaN(Date.parse(text.trim())) && dayOf(text.trim().slice(0, 10));
  if (isDate && zoned && isThere) return new Date(text.trim()).toISOString();
  throw new InvalidArgumentError("write how long ago (7d, 12h), a date (2026-11-01) or a time (2026-11-01T12:00:00Z).");
}

function dayOf(date: string): boolean {
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}

/** A whole number, from `least` on. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least) return value;
    throw new InvalidArgumentError(`it takes a whole number from ${least} on.`);
  };
}

/** A number from 0 to 1; `95%` is 0.95. */
export function readShare(text: string): number {
  const [, digits, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text.trim()) ?? [];
  const value = digits === undefined ? Number.NaN : Number(digits) / (percent ? 100 : 1);
  if (value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError("it takes a share from 0 to 1, or from 0% to 100%.");
}

/** US dollars: `12.50`. */
export function readDollars(text: string): number {
  const [, digits] = /^\$?(\d{1,9}(?:\.\d+)?)$/.exec(text.trim()) ?? [];
  if (digits !== undefined) return Number(digits);
  throw new InvalidArgumentError("it takes US dollars, such as 12.50.");
}

/** Words out of a list, each time the option is given; several at once are separated by commas. */
export function wordsOf<Word extends string>(
  known: readonly Word[],
): (text: string, before: readonly Word[] | undefined) => readonly Word[] {
  return (text, before = []) => {
    const words = text.split(",").map((word) => word.trim());
    const stray = words.find((word) => !known.includes(word as Word));
    if (stray !== undefined) throw new InvalidArgumentError(`it takes ${known.join(", ")}.`);
    return [...before, ...(words as Word[])];
  };
}

/** Texts, one each time the option is given. */
export function collected(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}
