import { isObject, type Json, type JsonObject } from "../json.ts";
import { follow } from "../model/follow.ts";
import { isNull, sorted, withoutProse } from "./structure.ts";

/** The component that a schema refers to: the last part of its reference, for messages. */
export function referenceName(schema: Json | undefined): string | undefined {
  const target = isObject(schema) ? schema.$ref : undefined;
  return typeof target === "string" ? target.split("/").at(-1) : undefined;
}

/** A schema as far as its next references: its own are followed, prose is gone, and null is written in one way. */
export function schemaForm(document: JsonObject, schema: Json | undefined): JsonObject {
  if (schema === false) return { not: {} };
  if (!isObject(schema)) return {};
  const { $ref: target, ...beside } = schema;
  const followed = typeof target === "string" ? follow(document, schema, []).value : {};
  return plainNull(document, withoutProse({ ...followed, ...beside }));
}

/** What is left of a union of two when null is taken out; `undefined` for any other schema. */
export function besideNull(schema: Json | undefined): Json | undefined {
  const [key, ...more] = isObject(schema) ? Object.keys(withoutProse(schema)) : [];
  if (!isObject(schema) || (key !== "anyOf" && key !== "oneOf") || more.length > 0) return undefined;
  const parts = schema[key];
  if (!Array.isArray(parts) || parts.length !== 2 || !parts.some(isNull)) return undefined;
  return parts.find((part) => !isNull(part));
}

/** Whether a schema, in its form, lets a value be null. */
export function allowsNull({ type, anyOf, oneOf }: JsonObject): boolean {
  return [type, anyOf, oneOf].some(
    (list) => Array.isArray(list) && list.some((one: Json) => one === "null" || isNull(one)),
  );
}

/** `anyOf: [T, null]` as `type: [T, null]`, where T says its type. */
function plainNull(document: JsonObject, schema: JsonObject): JsonObject {
  const key = schema.anyOf === undefined ? "oneOf" : "anyOf";
  const { [key]: union, ...rest } = schema;
  const inner = besideNull({ [key]: union ?? [] });
  if (inner === undefined) return schema;
  const { type, enum: values, ...facts } = schemaForm(document, inner);
  if (typeof type !== "string") return schema;
  return { ...rest, ...facts, ...(Array.isArray(values) && { enum: [...values, null] }), type: sorted([type, "null"]) };
}

/** A part of a document without prose, all the way down, for a line that shows it. */
export function plain(value: Json): Json {
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(withoutProse(value)).map(([key, item]) => [key, named.has(key) ? names(item) : plain(item)]),
  );
}

const named = new Set(["properties", "patternProperties"]);

/** Properties may be called as prose is: `title`, `description`. */
function names(value: Json): Json {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
}
