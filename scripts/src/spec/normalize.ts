import { isObject, type Json, type JsonObject } from "../json.ts";
import { type Kind, kindOf, kindOfItems } from "./kind.ts";

/**
 * An OpenAPI 3.0 or 3.1 document in one form, 3.1: a 2020-12 validator ignores `nullable`, and takes a boolean
 * `exclusiveMinimum` for an error. Both are read whatever version a document says: many that say 3.1 were written for 3.0. A single
 * `example` beside a schema becomes one of `examples`.
 */
export function normalize(root: JsonObject): JsonObject {
  const old = String(root.openapi ?? "").startsWith("3.0");
  return { ...(convert(root, old, "object") as JsonObject), openapi: "3.1.0" };
}

function convert(value: Json, old: boolean, kind: Kind): Json {
  if (kind === "data") return value;
  if (Array.isArray(value)) return value.map((item: Json) => convert(item, old, kindOfItems(kind)));
  if (!isObject(value)) return value;
  const converted = Object.fromEntries(
    Object.entries(kind === "schema" ? withNullParts(value) : value).map(([key, item]) => [
      key,
      convert(item, old, kindOf(key, kind)),
    ]),
  );
  if (kind === "schema") return modernSchema(converted, old);
  return kind === "object" ? namedExample(converted) : converted;
}

/** A parameter's or media type's `example` under a name, so that readers need to know one form only. */
function namedExample(value: JsonObject): JsonObject {
  if (!Object.hasOwn(value, "schema") || !Object.hasOwn(value, "example")) return value;
  const { example, ...rest } = value;
  return { ...rest, examples: { example: { value: example as Json } } };
}

function modernSchema(schema: JsonObject, old: boolean): JsonObject {
  const { nullable, ...rest } = schema;
  let modern: JsonObject = nullable === undefined ? schema : rest;
  for (const [bound, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    if (typeof modern[exclusive] !== "boolean") continue;
    const { [exclusive]: strict, [bound]: limit, ...others } = modern;
    modern = { ...others, ...(limit !== undefined && { [strict === true ? exclusive : bound]: limit }) };
  }
  if (old && modern.example !== undefined) {
    const { example, ...others } = modern;
    modern = { ...others, examples: [example] };
  }
  return nullable === true ? withNull(modern) : modern;
}

/** Some write `nullable` alone among the parts of a schema: null is one of them, or allowed beside all of them. */
function withNullParts(schema: JsonObject): JsonObject {
  const isNull = (part: Json): part is JsonObject =>
    isObject(part) && part.nullable === true && Object.keys(part).every((key) => key === "nullable" || about.has(key));
  const { allOf } = schema;
  const said = Object.fromEntries(
    Object.entries(schema).map(([key, value]): [string, Json] =>
      (key === "anyOf" || key === "oneOf") && Array.isArray(value)
        ? [key, value.map((part: Json) => (isNull(part) ? { ...withoutNullable(part), type: "null" } : part))]
        : [key, value],
    ),
  );
  if (!Array.isArray(allOf) || !allOf.some(isNull)) return said;
  const parts = allOf.map((part: Json) => (isNull(part) ? withoutNullable(part) : part));
  return { ...said, allOf: parts.filter((part) => !isObject(part) || Object.keys(part).length > 0), nullable: true };
}

function withoutNullable({ nullable: _, ...rest }: JsonObject): JsonObject {
  return rest;
}

/** What a value is taken from besides its type; null is in none of these. */
const choices = ["$ref", "const", "allOf", "anyOf", "oneOf"];
/** What is said of all that a schema allows, null too. */
const about = new Set(["title", "description", "default", "deprecated", "readOnly", "writeOnly"]);

function withNull(schema: JsonObject): JsonObject {
  const { type, enum: values } = schema;
  const types = (Array.isArray(type) ? type : type === undefined ? [] : [type]).filter((name) => name !== "null");
  if (types.length > 0 && !choices.some((key) => Object.hasOwn(schema, key))) {
    // 3.0 would have the author repeat null in the enum; one who wrote `nullable: true` meant it.
    const nullish = Array.isArray(values) && !values.includes(null) ? { enum: [...values, null] } : {};
    return { ...schema, type: [...types, "null"], ...nullish };
  }
  const parts = Object.entries(schema);
  const rest = Object.fromEntries(parts.filter(([key]) => !about.has(key)));
  const whole: Json =
    Array.isArray(rest.allOf) && rest.allOf.length === 1 && Object.keys(rest).length === 1
      ? (rest.allOf[0] as Json)
      : rest;
  return { ...Object.fromEntries(parts.filter(([key]) => about.has(key))), anyOf: [whole, { type: "null" }] };
}
