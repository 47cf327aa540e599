import openapiTypescript, { astToString, type OpenAPI3 } from "openapi-typescript";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { type Kind, kindOf, kindOfItems } from "../spec/kind.ts";

/**
 * The document's types, by openapi-typescript. The one file that knows it: it is in maintenance mode, and may have to be
 * replaced (openapi-ts/openapi-typescript#2874).
 */
export async function emitTypes(document: JsonObject): Promise<string> {
  const nodes = await openapiTypescript(trimmed(document, "object") as unknown as OpenAPI3, {
    silent: true,
    // A field with a default may still be left out of an answer.
    defaultNonNullable: false,
    // `type: object` alone says that any object will do.
    emptyObjectsUnknown: true,
  });
  return astToString(nodes);
}

/** The document without what types do not tell: examples, extensions, and null as a parameter's value, which no URL can carry. */
function trimmed(value: Json, kind: Kind): Json {
  if (kind === "data") return value;
  if (Array.isArray(value)) return value.map((item: Json) => trimmed(item, kindOfItems(kind)));
  if (!isObject(value)) return value;
  const named = kind === "names" || kind === "schemas";
  const object = Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => named || !(key.startsWith("x-") || key === "example" || key === "examples"))
      .map(([key, item]) => [key, trimmed(item, kindOf(key, kind))]),
  );
  const isParameter = kind === "object" && typeof object.in === "string" && typeof object.name === "string";
  return isParameter && isObject(object.schema) ? { ...object, schema: withoutNull(object.schema) } : object;
}

function withoutNull(schema: JsonObject): JsonObject {
  const { type, anyOf, oneOf, enum: values, ...rest } = schema;
  const notNull = (part: Json) => !(isObject(part) && part.type === "null");
  const union = (parts: Json | undefined) => (Array.isArray(parts) ? parts.filter(notNull) : undefined);
  const [any, one] = [union(anyOf), union(oneOf)];
  const types = Array.isArray(type) ? type.filter((name) => name !== "null") : type;
  const [only, ...others] = any ?? [];
  return {
    ...rest,
    ...(types !== undefined && { type: Array.isArray(types) && types.length === 1 ? (types[0] as string) : types }),
    ...(Array.isArray(values) && { enum: values.filter((item: Json) => item !== null) }),
    ...(one && { oneOf: one }),
    ...(isObject(only) && others.length === 0 ? only : any && { anyOf: any }),
  };
}
