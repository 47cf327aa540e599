import type { Run } from "@evalbridge/bridge";

/** What an object may hold. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of whatever was given. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

/** The text, or an empty one. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A time, as far as it is text. */
export function time(value: unknown): string | undefined {
  return text(value) || undefined;
}

/** A number from 0 to 1. */
export function readShare(value: unknown): number | undefined {
  return typeof value === "number" && value >= 0 && value <= 1 ? value : undefined;
}

/** A whole number that is not negative. */
export function whole(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

/** The counts; none where one of them is no number of anything: what stands beside it is not to be trusted either. */
export function readCounts(value: unknown): NonNullable<Run["counts"]> {
  const given = fieldsOf(value);
  if (wrongCounts(value).length > 0) return {};
  const known = countNames.filter((name) => given[name] !== undefined);
  return Object.fromEntries(known.map((name) => [name, given[name]]));
}

/** The counts that were given and are no numbers of anything, by their names. */
export function wrongCounts(value: unknown): readonly (readonly [name: string, given: unknown])[] {
  const given = fieldsOf(value);
  const wrong = countNames.filter((name) => given[name] !== undefined && whole(given[name]) === undefined);
  return wrong.map((name) => [name, given[name]]);
}

const countNames = ["passed", "failed", "errored", "undecided", "total"] as const;
