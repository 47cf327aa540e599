import type { Paging } from "@evalbridge/core";
import { isObject, type Json, type JsonObject, placeOf } from "../json.ts";
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
  { cursor, next, more }: Extract<Paging, { kind: "cursor" }>,
  fits: (page: Json | undefined) => page is Json,
): Pages {
  const going = (page: Json | undefined, on: boolean) =>
    more === undefined || page === undefined ? page : put(page, more, on);
  const first = [`cursor_2`, "2"].map((text) => going(put(value, next, text), true)).find(fits);
  // Where a flag says that there is no more, a cursor may stay; elsewhere it is the sign.
  const ends = [
    put(value, next, null),
    put(value, next, undefined),
    put(value, next, ""),
    ...(more === undefined ? [] : [value]),
  ];
  const name = first === undefined ? "" : String(at(first, next));
  return [first, ends.map((page) => going(page, false)).find(fits), { [cursor]: name }];
}

function at(page: Json, pointer: string): Json | undefined {
  return placeOf(pointer).reduce<Json | undefined>(
    (here, key) => (isObject(here) && Object.hasOwn(here, key) ? here[key] : undefined),
    page,
  );
}

/** A value with another at a pointer, or with nothing there; objects on the way are made where they are missing. */
function put(value: Json, pointer: string, made: Json | undefined): Json {
  const [key, ...rest] = placeOf(pointer);
  if (key === undefined) return made ?? null;
  const own = isObject(value) ? value : {};
  const inner = rest.length === 0 ? made : put(own[key] ?? {}, `/${rest.map(escaped).join("/")}`, made);
  const others = Object.entries(own).filter(([name]) => name !== key);
  return Object.fromEntries(inner === undefined ? others : [...others, [key, inner]]);
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
