import { type Json, type JsonObject, objectOf } from "../json.ts";
import type { Making } from "./making.ts";
import { matches } from "./matches.ts";
import { merged } from "./merged.ts";

/** What a merged schema says of a property of that name. */
export function propertyOf(schema: JsonObject, name: string): Json {
  const properties = objectOf(schema.properties);
  const named = Object.hasOwn(properties, name) ? [properties[name] as Json] : [];
  const byPattern = Object.entries(objectOf(schema.patternProperties))
    .filter(([pattern]) => matches(pattern, name))
    .map(([, one]) => one);
  const [first, ...more] = [...named, ...byPattern];
  if (first === undefined) return schema.additionalProperties ?? true;
  return more.length > 0 ? { allOf: [first, ...more] } : first;
}

/** Whether a property is never sent this way: `readOnly` in a request, `writeOnly` in an answer. */
export function isOfTheOther(making: Making, property: Json): boolean {
  const { readOnly, writeOnly } = merged(making, property) ?? {};
  return making.direction === "request" ? readOnly === true : writeOnly === true;
}
