import type { JsonObject } from "../json.ts";

/** The end of a range of numbers. */
interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
}

const ends = {
  lower: { inclusive: "minimum", exclusive: "exclusiveMinimum", sign: 1 },
  upper: { inclusive: "maximum", exclusive: "exclusiveMaximum", sign: -1 },
} as const;

export type End = keyof typeof ends;

/** The tighter of the two bounds that a schema can set at one end. */
export function boundOf(schema: JsonObject, end: End): Bound | undefined {
  const { inclusive, exclusive } = ends[end];
  const [open, strict] = [schema[inclusive], schema[exclusive]];
  const bounds: Bound[] = [
    ...(typeof open === "number" ? [{ value: open, exclusive: false }] : []),
    ...(typeof strict === "number" ? [{ value: strict, exclusive: true }] : []),
  ];
  return bounds.toSorted((one, other) => tightness(other, one, end))[0];
}

/** Above 0 where the first bound lets fewer numbers through than the second. */
export function tightness(one: Bound | undefined, other: Bound | undefined, end: End): number {
  if (!one || !other) return Number(one !== undefined) - Number(other !== undefined);
  return (one.value - other.value) * ends[end].sign || Number(one.exclusive) - Number(other.exclusive);
}

/** `at least 1`, `below 5`. */
export function boundText({ value, exclusive }: Bound, end: End): string {
  const words = end === "lower" ? ["at least", "above"] : ["at most", "below"];
  return `${words[Number(exclusive)]} ${value}`;
}
