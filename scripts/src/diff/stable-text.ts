import { isObject, type Json } from "../json.ts";

/** JSON with the keys of objects in order: equal for values that are equal, in whatever order they were written. */
export function stableText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableText).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "undefined";
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${stableText(item)}`).join(",")}}`;
}

export function isEqual(one: Json | undefined | object, other: Json | undefined | object): boolean {
  return stableText(one) === stableText(other);
}
