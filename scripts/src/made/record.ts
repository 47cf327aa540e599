import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";

/** How a field is made, and which are left out. */
export interface Fields {
  make(schema: Json): Json | undefined;
  isLeftOut(schema: Json): boolean;
  /** Whether what is optional is wanted. */
  readonly full: boolean;
}

/** An object with what it needs; `undefined` where a field of that cannot be made. */
export function recordFor(schema: JsonObject, { make, isLeftOut, full }: Fields): Json | undefined {
  const properties = objectOf(schema.properties);
  const required = new Set((Array.isArray(schema.required) ? schema.required : []).map(String));
  const made = new Map<string, Json>();
  for (const name of new Set([...required, ...(full ? Object.keys(properties) : [])])) {
    const property = Object.hasOwn(properties, name) ? (properties[name] as Json) : fallback(schema);
    if (isLeftOut(property)) continue;
    const value = make(property);
    if (value !== undefined) made.set(name, value);
    else if (required.has(name)) return undefined;
  }
  const least = typeof schema.minProperties === "number" ? schema.minProperties : 0;
  for (const [name, property] of Object.entries(properties)) {
    if (made.size >= least) break;
    const value = made.has(name) || isLeftOut(property) ? undefined : make(property);
    if (value !== undefined) made.set(name, value);
  }
  for (let count = 1; made.size < Math.max(least, entriesWanted(schema, full)) && count < 100; count++) {
    const value = make(fallback(schema));
    if (value === undefined) break;
    made.set(`key${count}`, value);
  }
  return made.size < least ? undefined : Object.fromEntries(made);
}

/** A map is more of an example with an entry in it. */
function entriesWanted({ additionalProperties, properties }: JsonObject, full: boolean): number {
  return full && isObject(additionalProperties) && properties === undefined ? 1 : 0;
}

function fallback({ additionalProperties }: JsonObject): Json {
  return isObject(additionalProperties) ? additionalProperties : {};
}
