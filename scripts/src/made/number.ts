import type { JsonObject } from "../json.ts";

/** A number within its bounds, a multiple of what it has to be one of; `undefined` where there is none. */
export function numberFor(schema: JsonObject, whole: boolean): number | undefined {
  const bound = (key: string) => (typeof schema[key] === "number" ? (schema[key] as number) : undefined);
  const [low, high] = [bound("minimum"), bound("maximum")];
  const [above, below] = [bound("exclusiveMinimum"), bound("exclusiveMaximum")];
  const step = bound("multipleOf") ?? (whole ? 1 : undefined);
  const fits = (value: number) =>
    !(low !== undefined && value < low) &&
    !(high !== undefined && value > high) &&
    !(above !== undefined && value <= above) &&
    !(below !== undefined && value >= below) &&
    (!whole || Number.isInteger(value));
  const least = Math.max(low ?? Number.NEGATIVE_INFINITY, above ?? Number.NEGATIVE_INFINITY);
  const most = Math.min(high ?? Number.POSITIVE_INFINITY, below ?? Number.POSITIVE_INFINITY);
  const starts = [1, 0, ...(Number.isFinite(least) ? [least] : []), ...(Number.isFinite(most) ? [most] : [])];
  const middle = Number.isFinite(least) && Number.isFinite(most) ? [(least + most) / 2] : [];
  for (const start of [...starts, ...middle]) {
    const near =
      step === undefined
        ? [start]
        : [
            Math.floor(start / step) * step,
            Math.ceil(start / step) * step,
            (Math.floor(start / step) + 1) * step,
            (Math.ceil(start / step) - 1) * step,
          ];
    const found = near.map((value) => Number(value.toPrecision(15)) + 0).find(fits);
    if (found !== undefined) return found;
  }
  return undefined;
}
