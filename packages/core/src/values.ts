const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?:Z|UTC|([+-]\d\d:?\d\d))?)?$/i;

const usual = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/**
 * A provider's time as UTC, ISO 8601 with milliseconds, so that times compare as text; what is not ISO 8601, or no day of
 * the calendar: absent. A time without a zone is taken as UTC, since the local zone of whoever reads it is surely wrong.
 */
export function utc(time: string | null | undefined): string | undefined {
  if (!time) return undefined;
  let text = time;
  // Nearly all are written as they should be, and a list has several for each of its runs.
  if (!usual.test(time)) {
    const [, day = "", clock = "00:00", offset = "Z"] = iso.exec(time) ?? [];
    text = `${day}T${clock}${offset}`;
  }
  const ms = Date.parse(text);
  const day = Number(text.slice(8, 10));
  // Date.parse takes February 30 for March 2.
  if (Number.isNaN(ms) || (day > 28 && new Date(text.slice(0, 10)).getUTCDate() !== day)) return undefined;
  return new Date(ms).toISOString();
}

/**
 * A number between 0 and `max` as a share of 1; anything else is absent, never clamped. Rounded to twelve digits: 53.3 of
 * 100 is 0.533, which the plain quotient falls short of.
 */
export function share(value: number | null | undefined, max = 1): number | undefined {
  return typeof value === "number" && value >= 0 && value <= max ? Number((value / max).toPrecision(12)) : undefined;
}

/** A whole number that is not negative; anything else is absent. */
export function count(value: number | null | undefined): number | undefined {
  return Number.isInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

/** An amount of US dollars; negative or not finite: absent. */
export function dollars(value: number | null | undefined): number | undefined {
  return Number.isFinite(value) && (value as number) >= 0 ? (value as number) : undefined;
}

/** How far a run is, where the two numbers make sense together. */
export function progress(completed: number, total: number): { completed: number; total: number } | undefined {
  const known = count(completed) !== undefined && count(total) !== undefined && completed <= total;
  return known ? { completed, total } : undefined;
}
