import {
  follow,
  isObject,
  type Json,
  type JsonObject,
  objectOf,
  type Place,
  type Spec,
} from "@evalbridge-internal/scripts";
import type { SchemaCheck } from "../schema-check.ts";

/** The JSON type of a value, in the words of JSON Schema. */
export function typeOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value;
}

/** Whether a value is of a type that a schema allows; one that says nothing of types takes all. */
export function fitsType(spec: Spec, schema: Json | undefined, value: Json): boolean {
  const { type, anyOf, oneOf, allOf } = follow(spec.document, schema, []).value;
  if (type !== undefined) {
    const types = [type].flat();
    return types.includes(typeOf(value)) || (types.includes("integer") && Number.isInteger(value));
  }
  const fits = (one: Json) => fitsType(spec, one, value);
  const unions = [anyOf, oneOf].filter((list) => Array.isArray(list));
  return unions.every((list) => list.some(fits)) && (!Array.isArray(allOf) || allOf.every(fits));
}

/**
 * The branch of a union that a value is meant to be: the one that takes it; else, of those of its type, the one whose constants and
 * fields look most like it, and at last the one that has least against it. `undefined`: it is of none of their types.
 */
export function branchOf(spec: Spec, check: SchemaCheck, branches: readonly Place[], value: Json): Place | undefined {
  const fitting = branches.filter((at) => fitsType(spec, referenceTo(at), value));
  const ranked = fitting.map((at) => {
    const against = check(at as (string | number)[], value).length;
    return { at, rank: against === 0 ? [0] : [1, ...unlikeness(spec, at, value), against] };
  });
  return ranked.sort((one, other) => firstDifference(one.rank, other.rank))[0]?.at;
}

/** Of an object: constants that are others, required fields that it lacks, fields that the branch does not know. */
function unlikeness(spec: Spec, at: Place, value: Json): readonly number[] {
  const { properties, required } = follow(spec.document, referenceTo(at), []).value;
  if (!isObject(value)) return [0, 0, 0];
  const known = objectOf(properties);
  const strangers = Object.entries(known).filter(([name, schema]) => {
    const { value: node } = follow(spec.document, schema, []);
    const words = "const" in node ? [node.const] : node.enum;
    // null beside the one word makes no choice of it.
    const isOne = Array.isArray(words) && words.filter((word: Json) => word !== null).length === 1;
    return isOne && !words.includes(value[name] ?? null);
  });
  const lacking = Array.isArray(required) ? required.filter((name: Json) => !Object.hasOwn(value, String(name))) : [];
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(known, name));
  return [strangers.length, lacking.length, unknown.length];
}

function firstDifference(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((part, place) => part !== other[place]);
  return index < 0 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
}

/** As follow takes a place: as a reference to it. */
export function referenceTo(at: Place): JsonObject {
  const parts = at.map((key) => encodeURIComponent(String(key).replaceAll("~", "~0").replaceAll("/", "~1")));
  return { $ref: `#/${parts.join("/")}` };
}
