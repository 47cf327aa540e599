import { isObject, type Json, type JsonObject } from "../json.ts";
import { stableText } from "./stable-text.ts";

const annotations = new Set([
  "title",
  "description",
  "deprecated",
  "readOnly",
  "writeOnly",
  "default",
  "discriminator",
]);

/**
 * The alternatives a schema is nothing but a choice of: the parts of `anyOf` and `oneOf`, the types of a list, null among them.
 * One that constrains all of its alternatives at once is one schema, as it stands.
 */
export function alternatives(schema: JsonObject): JsonObject[] {
  const parts = [schema.anyOf, schema.oneOf].filter((list) => Array.isArray(list));
  const own = Object.keys(schema).filter((key) => !annotations.has(key) && !key.startsWith("x-"));
  if (parts.length === 1 && own.length === 1) return distinct((parts[0] as Json[]).filter(isObject).flatMap(opened));
  const { const: only, ...rest } = schema;
  const whole: JsonObject = only === undefined ? schema : { ...rest, enum: [only] };
  return parts.length === 0 && Array.isArray(whole.type) ? byType(whole, whole.type.map(String)) : [whole];
}

/** The alternatives of an alternative; one that says something of itself stays together. */
function opened(part: JsonObject): JsonObject[] {
  return Object.keys(part).some((key) => annotations.has(key)) ? [part] : alternatives(part);
}

/** `type: [string, null]` as a text, or null. */
function byType(schema: JsonObject, types: readonly string[]): JsonObject[] {
  const [only] = types;
  if (types.length === 1 && only !== undefined) return [{ ...schema, type: only }];
  const own = Object.entries(schema).filter(([key]) => !annotations.has(key) && key !== "type" && key !== "enum");
  const { enum: values } = schema;
  return types.map((type): JsonObject => {
    if (type === "null") return { type };
    const some = Array.isArray(values) ? { enum: values.filter((value: Json) => value !== null) } : {};
    return { ...Object.fromEntries(own), ...some, type };
  });
}

function distinct(parts: readonly JsonObject[]): JsonObject[] {
  return [...new Map(parts.map((part) => [stableText(part), part])).values()];
}
