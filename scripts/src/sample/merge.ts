import { isObject, type Json, type JsonObject } from "../json.ts";
import { listOf, namesOf, signature } from "./keywords.ts";

type Merge = (one: Json, other: Json) => Json;

const least: Merge = (one, other) => Math.min(Number(one), Number(other));
const most: Merge = (one, other) => Math.max(Number(one), Number(other));
const both: Merge = (one, other) => ({ allOf: [one, other] });

const byName: Merge = (one, other) => {
  if (!isObject(one) || !isObject(other)) return isObject(one) ? one : other;
  const merged = new Map(Object.entries(one));
  for (const [name, schema] of Object.entries(other)) {
    const before = merged.get(name);
    merged.set(name, before === undefined || before === schema ? schema : both(before, schema));
  }
  return Object.fromEntries(merged);
};

/** What the type has to be when two demand one; an empty list: there is none. */
const types: Merge = (one, other) => {
  const wanted = [other].flat() as Json[];
  const shared = ([one].flat() as Json[]).flatMap((type) => {
    if (wanted.includes(type)) return [type];
    if (type === "number" && wanted.includes("integer")) return ["integer"];
    return type === "integer" && wanted.includes("number") ? ["integer"] : [];
  });
  return shared.length === 1 ? (shared[0] as Json) : shared;
};

const values: Merge = (one, other) => {
  const known = new Set(listOf(other).map(signature));
  return listOf(one).filter((value) => known.has(signature(value)));
};

/** Of two schemas that both have to hold; where a keyword is not here, the second one's stands. */
const merges: Readonly<Record<string, Merge>> = {
  properties: byName,
  patternProperties: byName,
  type: types,
  enum: values,
  required: (one, other) => [...new Set([...namesOf(one), ...namesOf(other)])],
  ...{ items: both, contains: both, propertyNames: both, not: (one, other) => ({ anyOf: [one, other] }) },
  additionalProperties: (one, other) => (one === false || other === false ? false : both(one, other)),
  ...{ minimum: most, exclusiveMinimum: most, minLength: most, minItems: most, minProperties: most },
  ...{ maximum: least, exclusiveMaximum: least, maxLength: least, maxItems: least, maxProperties: least },
  ...{ uniqueItems: (one, other) => one === true || other === true },
  ...{ readOnly: (one, other) => one === true || other === true },
  ...{ writeOnly: (one, other) => one === true || other === true },
};

/** The keywords of two schemas of which a value has to fit both. */
export function mergeKeywords(one: JsonObject, other: JsonObject): JsonObject {
  const merged = new Map(Object.entries(one));
  for (const [key, value] of Object.entries(other)) {
    const before = merged.get(key);
    const merge = Object.hasOwn(merges, key) ? merges[key] : undefined;
    merged.set(key, before === undefined || !merge ? value : merge(before, value));
  }
  return Object.fromEntries(merged);
}
