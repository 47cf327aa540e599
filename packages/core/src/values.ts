/**
 * A provider's time as UTC, ISO 8601 with milliseconds, so that times compare as text; unreadable: absent. A time without
 * a zone is taken as UTC, since the local zone of whoever reads it is surely wrong.
 */
export function utc(time: string | null | undefined): string | undefined {
  if (!time) return undefined;
  // A date alone is UTC already; what has a time of day but no zone, in whatever form, would be read as local.
  const zoned = /(?:Z|UTC|GMT|[+-]\d\d:?\d\d)$/i.test(time) || /^\d{4}(?:-\d\d){0,2}$/.test(time) ? time : `${time}Z`;
  const ms = Date.parse(zoned);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

/** A number between 0 and `max` as a share of 1; anything else is absent, never clamped. */
export function share(value: number | null | undefined, max = 1): number | undefined {
  return typeof value === "number" && value >= 0 && value <= max ? value / max : undefined;
}

/** A whole number that is not negative; anything else is absent. */
export function count(value: number | null | undefined): number | undefined {
  return Number.isInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

/** An amount of US dollars; negative or not finite: absent. */
export function dollars(value: number | null | undefined): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** How far a run is, where the two numbers make sense together. */
export function progress(completed: number, total: number): { completed: number; total: number } | undefined {
  const known = count(completed) !== undefined && count(total) !== undefined && completed <= total;
  return known ? { completed, total } : undefined;
}
