import { isObject, type Json } from "@evalbridge-internal/scripts";

export type Pair = readonly [name: string, value: string];

/** A parameter or a form's field as OpenAPI and its usual servers have it written, by style: our own reading, not core's. */
export function writtenOut(name: string, value: Json, style: string | undefined): Pair[] {
  if (style === "json") return [[name, JSON.stringify(value)]];
  if (style === "spread" && isObject(value))
    return Object.entries(value).flatMap(([key, item]) => writtenOut(key, item, undefined));
  const joint = style === "comma" ? "," : style === "space" ? " " : style === "pipe" ? "|" : undefined;
  if (joint !== undefined && typeof value === "object" && value !== null)
    return [[name, (isObject(value) ? Object.entries(value).flat() : value).map(String).join(joint)]];
  if (style === "deep" || isObject(value) || (Array.isArray(value) && value.some((item) => typeof item === "object")))
    return deep(name, value);
  return Array.isArray(value) ? value.map((item: Json): Pair => [name, String(item)]) : [[name, String(value)]];
}

function deep(name: string, value: Json): Pair[] {
  if (Array.isArray(value)) {
    const numbered = value.some((item) => typeof item === "object");
    return value.flatMap((item: Json, index) => deep(`${name}[${numbered ? index : ""}]`, item));
  }
  return isObject(value)
    ? Object.entries(value).flatMap(([key, item]) => deep(`${name}[${key}]`, item))
    : [[name, String(value)]];
}

/** Pairs in an order of their own, to be compared. */
export function inOrder(pairs: Iterable<Pair>): string[] {
  return [...pairs].map(([name, value]) => `${name}=${value}`).sort();
}
