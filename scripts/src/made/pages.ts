import type { Paging } from "@evalbridge/core";
import { isObject, type Json, type JsonObject, type Place, placeIn, valueAt } from "../json.ts";
import { goesByItem } from "../model/read-paging.ts";
import { allows } from "./allows.ts";
import { sampleOf } from "./sample.ts";

/** A first page that leads on to a last one, as examples; `undefined` where the schema has no room for two. */
export function pagesFor(document: JsonObject, schema: JsonObject, paging: Paging): JsonObject | undefined {
  const value = sampleOf(document, schema, { direction: "response", full: true });
  if (!isObject(value)) return undefined;
  const fits = (page: Json | undefined): page is Json =>
    page !== undefined && allows(document, schema, page, "response");
  const [first, last, match] = paging.kind === "number" ? numbered(value, paging) : followed(value, paging, fits);
  if (!fits(first) || !fits(last)) return undefined;
  return { firstPage: { value: first }, lastPage: { value: last, "x-match": match } };
}

type Pages = [first: Json | undefined, last: Json | undefined, match: JsonObject];

function numbered(value: JsonObject, { page, items, number, size, total }: Extract<Paging, { kind: "number" }>): Pages {
  // The numbers bear out what stands there: the document's own example may hold several items.
  const list = at(value, items);
  const count = Array.isArray(list) && list.length > 0 ? list.length : 1;
  const made = (nth: number) => put(put(put(value, number, nth), size, count), total, 2 * count);
  return [made(1), made(2), { [page]: "2" }];
}

function followed(
  value: JsonObject,
  paging: Extract<Paging, { kind: "cursor" }>,
  fits: (page: Json | undefined) => page is Json,
): Pages {
  const { cursor, items, next, more } = paging;
  const going = (page: Json | undefined, on: boolean) =>
    more === undefined || page === undefined ? page : put(page, more, on);
  const byItem = goesByItem(paging);
  // A last item has its id already, as its schema wants it, unless that is optional.
  const own = at(value, next);
  const names = [...(byItem && typeof own === "string" && own !== "" ? [own] : []), "cursor_2", "2"];
  const first = names.map((text) => going(put(value, next, text), true)).find(fits);
  // Where a flag says that there is no more, a cursor may stay; elsewhere it is the sign, or a page without items is.
  const without = byItem
    ? [put(value, items, [])]
    : [put(value, next, null), put(value, next, undefined), put(value, next, "")];
  const ends = more === undefined ? without : byItem ? [value] : [...without, value];
  const name = first === undefined ? "" : String(at(first, next));
  return [first, ends.map((page) => going(page, false)).find(fits), { [cursor]: name }];
}

function at(page: Json, pointer: string): Json | undefined {
  return valueAt(page, placeIn(page, pointer));
}

/** A value with another at a pointer, or with nothing there; objects on the way are made where they are missing. */
function put(value: Json, pointer: string, made: Json | undefined): Json {
  return putAt(value, placeIn(value, pointer), made);
}

function putAt(value: Json, [key, ...rest]: Place, made: Json | undefined): Json {
  if (key === undefined) return made ?? null;
  if (Array.isArray(value) && Object.hasOwn(value, key))
    return value.with(Number(key), putAt(value[Number(key)] ?? null, rest, made));
  const own = isObject(value) ? value : {};
  const inner = rest.length === 0 ? made : putAt(own[key] ?? {}, rest, made);
  const others = Object.entries(own).filter(([name]) => name !== key);
  return Object.fromEntries(inner === undefined ? others : [...others, [key, inner]]);
}
