import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import type { Making } from "./making.ts";
import { isOfTheOther, propertyOf } from "./property.ts";
import { make } from "./sample.ts";

/** Deeper than this nothing optional is made: what needs itself now and then would never end. */
const deepest = 3;
/** So many keys of a map are tried, at most. */
const mostKeys = 100;

/** An object with what is required; in full with what else it may have. */
export function objectFor(making: Making, schema: JsonObject, depth: number): Json | undefined {
  const made = new Map<string, Json>();
  const add = (name: string): boolean => {
    const property = propertyOf(schema, name);
    if (made.has(name) || isOfTheOther(making, property)) return true;
    const value = make(making, property, depth + 1);
    if (value !== undefined) made.set(name, value);
    return value !== undefined;
  };
  const most = typeof schema.maxProperties === "number" ? schema.maxProperties : Number.POSITIVE_INFINITY;
  const least = typeof schema.minProperties === "number" ? schema.minProperties : 0;
  const isFull = making.full && depth < deepest;
  if (!namesIn(schema.required).every(add)) return undefined;
  const optional = Object.keys(objectOf(schema.properties));
  for (const name of optional) if (made.size < (isFull ? most : least)) add(name);
  const wanted = Math.max(least, isFull && isMap(schema) ? Math.min(1, most) : 0);
  for (let count = 1; made.size < wanted && count <= mostKeys; count++) add(keyOf(making, schema, count));
  // Some ask for others; those may ask for more in turn.
  const dependent = objectOf(schema.dependentRequired);
  for (const name of made.keys()) if (!namesIn(dependent[name]).every(add)) return undefined;
  return made.size < least ? undefined : Object.fromEntries(made);
}

function namesIn(list: Json | undefined): string[] {
  return Array.isArray(list) ? list.map(String) : [];
}

/** A map shows more with an entry in it. */
function isMap({ additionalProperties, patternProperties, properties }: JsonObject): boolean {
  return properties === undefined && (isObject(additionalProperties) || patternProperties !== undefined);
}

function keyOf(making: Making, { propertyNames, patternProperties }: JsonObject, count: number): string {
  const [pattern] = Object.keys(objectOf(patternProperties));
  const names = pattern === undefined ? propertyNames : { type: "string", pattern };
  const name = isObject(names) ? make(making, { allOf: [{ type: "string" }, names] }, 1) : undefined;
  if (typeof name !== "string") return `key${count}`;
  return count === 1 ? name : `${name}${count}`;
}
