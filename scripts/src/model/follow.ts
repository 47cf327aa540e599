import { isObject, type Json, type JsonObject, objectOf, type Place, placeOf, valueAt } from "../json.ts";

/** A value of a document, and where it is once references to it were followed. */
export interface Followed {
  readonly value: JsonObject;
  readonly at: Place;
}

/** Follows `$ref` until there is none. References are known to lead somewhere: see checkReferences. */
export function follow(document: JsonObject, value: Json | undefined, at: Place): Followed {
  let here: Followed = { value: objectOf(value), at };
  for (let hop = 0; typeof here.value.$ref === "string" && hop < 32; hop++) {
    const place = placeOf(decodeURIComponent(here.value.$ref));
    here = { value: objectOf(valueAt(document, place)), at: place };
  }
  return here;
}

/** The name of the component schema that a schema is nothing but a reference to. */
export function schemaName(schema: JsonObject): string | undefined {
  const [, name] = /^#\/components\/schemas\/([^/]+)$/.exec(String(schema.$ref ?? "")) ?? [];
  return name === undefined ? undefined : placeOf(`/${decodeURIComponent(name)}`)[0];
}

/**
 * The schema of a property or item (`-1` is the last), by JSON pointer; through references, `allOf` and unions. `undefined` where no schema says
 * that there is such a thing.
 */
export function schemaAt(document: JsonObject, schema: JsonObject, pointer: string): JsonObject | undefined {
  let here: JsonObject | undefined = schema;
  for (const key of placeOf(pointer)) here = here && property(document, here, key, new Set());
  return here;
}

/** `seen` are the schemas that were looked into: many ways may lead to one, more than can be gone. */
function property(
  document: JsonObject,
  schema: JsonObject,
  key: string,
  seen: Set<JsonObject>,
): JsonObject | undefined {
  const { value } = follow(document, schema, []);
  if (seen.has(value)) return undefined;
  seen.add(value);
  const direct = objectOf(value.properties)[key];
  if (Object.hasOwn(objectOf(value.properties), key) && isObject(direct)) return direct;
  if (/^(\d+|-1)$/.test(key) && isObject(value.items)) return value.items;
  for (const part of [value.allOf, value.anyOf, value.oneOf]) {
    for (const item of Array.isArray(part) ? part : []) {
      const found = isObject(item) ? property(document, item, key, seen) : undefined;
      if (found) return found;
    }
  }
  return isObject(value.additionalProperties) ? value.additionalProperties : undefined;
}

/** The types a schema allows, as far as it says so: through references, `allOf` and unions. */
export function typesOf(document: JsonObject, schema: JsonObject): ReadonlySet<string> {
  const types = new Set<string>();
  const reached = new Set([follow(document, schema, []).value]);
  // A set may grow while it is walked.
  for (const value of reached) {
    const { type } = value;
    if (typeof type === "string") types.add(type);
    else if (Array.isArray(type)) for (const name of type) types.add(String(name));
    else if (Object.hasOwn(value, "properties")) types.add("object");
    else
      for (const part of [value.allOf, value.anyOf, value.oneOf].flatMap((list) => (Array.isArray(list) ? list : [])))
        if (isObject(part)) reached.add(follow(document, part, []).value);
  }
  return types;
}
