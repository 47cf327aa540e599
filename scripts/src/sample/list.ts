import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { allows } from "./allows.ts";
import type { Making } from "./making.ts";
import { make } from "./sample.ts";

const longest = 1000;

/** A list with as many items as there must be; with one, where it would otherwise show nothing. */
export function listFor(making: Making, schema: JsonObject, depth: number): Json | undefined {
  const { prefixItems, items, minItems, maxItems, uniqueItems, contains } = schema;
  const least = typeof minItems === "number" ? minItems : 0;
  const most = typeof maxItems === "number" ? maxItems : Number.POSITIVE_INFINITY;
  const usual = making.full || making.direction === "request" ? 1 : 0;
  const wanted = Math.min(Math.max(least, usual), most);
  if (wanted > longest) return undefined;
  const list: Json[] = [];
  const first = Array.isArray(prefixItems) ? prefixItems : [];
  const places =
    first.length === 0 && wanted > 0 && isObject(contains) ? [{ allOf: [contains, items ?? true] }] : first;
  for (const place of places.slice(0, most)) {
    const item = make(making, place, depth + 1);
    if (item === undefined) return list.length >= least ? list : undefined;
    list.push(item);
  }
  const item = list.length < wanted ? make(making, items ?? true, depth + 1) : undefined;
  while (item !== undefined && list.length < wanted) {
    const next = uniqueItems === true ? another(making, items ?? true, item, list) : item;
    if (next === undefined) break;
    list.push(next);
  }
  return list.length >= least ? list : undefined;
}

/** A value like this one that the list does not have yet. */
function another(making: Making, items: Json, value: Json, list: readonly Json[]): Json | undefined {
  const has = new Set(list.map((item) => JSON.stringify(item)));
  const values = objectOf(items).enum;
  const candidates = [value, ...(Array.isArray(values) ? values : variations(value, list.length))];
  return candidates.find((one) => !has.has(JSON.stringify(one)) && allows(making, items, one));
}

function variations(value: Json, count: number): Json[] {
  if (typeof value === "number") return [value + count, value - count];
  if (typeof value === "boolean") return [!value];
  if (typeof value === "string")
    return [`${value}${count}`, `${value.slice(0, -1)}${count}`, `${count}${value}`, `${count}${value.slice(1)}`];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    variations(part, count).map((varied): Json => ({ ...value, [name]: varied })),
  );
}
