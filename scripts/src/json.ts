/** Anything that JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A place inside a document: the keys and indices that lead to it. */
export type Place = readonly (string | number)[];

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one where it is none, for optional parts of a document. */
export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** What a place holds; `undefined` where it leads nowhere. */
export function valueAt(root: Json, place: Place): Json | undefined {
  let here: Json | undefined = root;
  for (const key of place) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Record<string, Json>)[key];
  }
  return here;
}

/** Where a pointer leads in a value: `-1` is the last item of a list there, as `x-pagination` may say. */
export function placeIn(root: Json, pointer: string): Place {
  const place: (string | number)[] = [];
  for (const key of placeOf(pointer)) {
    const here = key === "-1" ? valueAt(root, place) : undefined;
    place.push(Array.isArray(here) ? here.length - 1 : key);
  }
  return place;
}

/** The place a JSON pointer (RFC 6901) names: `/data/0` or, as in a `$ref`, `#/components/schemas/Run`. */
export function placeOf(pointer: string): string[] {
  return pointer
    .replace(/^#/, "")
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function pointerOf(place: Place): string {
  return place.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
