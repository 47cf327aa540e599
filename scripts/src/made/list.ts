import { type Json, type JsonObject, objectOf } from "../json.ts";

/** How an item is made, and whether one is wanted where none is needed. */
export interface Items {
  make(schema: Json): Json | undefined;
  readonly isWanted: boolean;
}

/** A list with what it needs; `undefined` where an item of that cannot be made. */
export function listFor(schema: JsonObject, { make, isWanted }: Items): Json | undefined {
  const { prefixItems, items, minItems, maxItems, uniqueItems } = schema;
  const first = (Array.isArray(prefixItems) ? prefixItems : []).map((item: Json) => make(item));
  const least = typeof minItems === "number" ? minItems : 0;
  const most = typeof maxItems === "number" ? maxItems : Number.POSITIVE_INFINITY;
  if (first.includes(undefined)) return least === 0 ? [] : undefined;
  const wanted = Math.min(Math.max(least, isWanted ? 1 : 0), most) - first.length;
  if (wanted > 1000) return undefined;
  const list = first.slice(0, most) as Json[];
  if (wanted <= 0) return list;
  const item = make(items ?? {});
  if (item === undefined) return list.length >= least ? list : undefined;
  for (let count = 0; count < wanted; count++) {
    const value = uniqueItems === true && count > 0 ? varied(item, items, count) : item;
    if (value === undefined) return list.length >= least ? list : undefined;
    list.push(value);
  }
  return list;
}

/** Another value like this one, where the schema leaves room for it. */
function varied(value: Json, items: Json | undefined, count: number): Json | undefined {
  const values = objectOf(items).enum;
  if (Array.isArray(values)) return values[count];
  return typeof value === "string" ? `${value}${count}` : typeof value === "number" ? value + count : undefined;
}
