import { expect, test } from "vitest";
import type { Json } from "../src/json.ts";
import { normalize } from "../src/spec/normalize.ts";

/** A schema as it comes out of a document of the given version. */
function schemaFrom(openapi: string, schema: Json): unknown {
  const document = normalize({ openapi, components: { schemas: { Outer: { properties: { inner: schema } } } } });
  return (document as never as { components: { schemas: { Outer: { properties: { inner: unknown } } } } }).components
    .schemas.Outer.properties.inner;
}

const run = { $ref: "#/components/schemas/Run" };

test.each<[what: string, old: Json, modern: Json]>([
  ["nullable becomes a second type", { type: "string", nullable: true }, { type: ["string", "null"] }],
  ["nullable: false says nothing", { type: "string", nullable: false }, { type: "string" }],
  [
    "a nullable enum allows null",
    { type: "string", enum: ["a"], nullable: true },
    { type: ["string", "null"], enum: ["a", null] },
  ],
  [
    "null that the enum has already is not repeated",
    { type: "string", enum: ["a", null], nullable: true },
    { type: ["string", "null"], enum: ["a", null] },
  ],
  ["a nullable reference becomes a union", { ...run, nullable: true }, { anyOf: [run, { type: "null" }] }],
  [
    "a nullable allOf of one reference becomes a union, and keeps its description",
    { allOf: [run], nullable: true, description: "d" },
    { description: "d", anyOf: [run, { type: "null" }] },
  ],
  [
    "a nullable anyOf becomes part of a union",
    { anyOf: [run, { type: "string" }], nullable: true },
    { anyOf: [{ anyOf: [run, { type: "string" }] }, { type: "null" }] },
  ],
  [
    "null is beside what a type is composed of, and so is what describes both",
    { type: "object", nullable: true, readOnly: true, default: null, allOf: [run, { required: ["id"] }] },
    {
      readOnly: true,
      default: null,
      anyOf: [{ type: "object", allOf: [run, { required: ["id"] }] }, { type: "null" }],
    },
  ],
  ["an exclusive minimum becomes a number", { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
  ["an inclusive minimum stays one", { minimum: 1, exclusiveMinimum: false }, { minimum: 1 }],
  ["an exclusive maximum becomes a number", { maximum: 1, exclusiveMaximum: true }, { exclusiveMaximum: 1 }],
  ["an example becomes one of examples", { type: "string", example: "x" }, { type: "string", examples: ["x"] }],
  [
    "schemas inside schemas are reached",
    { type: "array", items: { oneOf: [{ type: "string", nullable: true }] } },
    { type: "array", items: { oneOf: [{ type: ["string", "null"] }] } },
  ],
  [
    "a property called nullable is a property",
    { properties: { nullable: { type: "boolean" }, example: { type: "string", nullable: true } } },
    { properties: { nullable: { type: "boolean" }, example: { type: ["string", "null"] } } },
  ],
  ["a default is data", { default: { nullable: true } }, { default: { nullable: true } }],
  [
    "nullable alone is null in a union",
    { anyOf: [run, { nullable: true, description: "none" }] },
    { anyOf: [run, { type: "null", description: "none" }] },
  ],
  [
    "nullable alone in an allOf is about all of it",
    { allOf: [run, { nullable: true }], description: "d" },
    { description: "d", anyOf: [run, { type: "null" }] },
  ],
  [
    "a field that may be null may be anything",
    { properties: { a: { nullable: true } } },
    { properties: { a: { anyOf: [{}, { type: "null" }] } } },
  ],
])("from 3.0: %s", (_, old, modern) => {
  expect(schemaFrom("3.0.3", old)).toEqual(modern);
});

// Many documents say 3.1 and are written for 3.0.
test.each<[what: string, old: Json, modern: Json]>([
  ["a type", { type: "string", nullable: true }, { type: ["string", "null"] }],
  ["an enum", { enum: ["a"], type: "string", nullable: true }, { enum: ["a", null], type: ["string", "null"] }],
  ["a list of types", { type: ["string", "integer"], nullable: true }, { type: ["string", "integer", "null"] }],
  ["null among the types already", { type: ["string", "null"], nullable: true }, { type: ["string", "null"] }],
  ["a reference", { ...run, nullable: true, description: "d" }, { description: "d", anyOf: [run, { type: "null" }] }],
  [
    "a constant",
    { type: "string", const: "a", nullable: true },
    { anyOf: [{ type: "string", const: "a" }, { type: "null" }] },
  ],
  ["a union", { oneOf: [run, {}], nullable: true }, { anyOf: [{ oneOf: [run, {}] }, { type: "null" }] }],
  ["false", { ...run, nullable: false }, run],
  ["a boolean exclusiveMinimum", { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
])("nullable and boolean bounds are read in 3.1 too: %s", (_, old, modern) => {
  expect(schemaFrom("3.1.0", old)).toEqual(modern);
});

test("a schema of 3.1 stays as it is", () => {
  const schema = { type: ["string", "null"], exclusiveMinimum: 1, examples: ["x"], example: "y" };
  expect(schemaFrom("3.1.0", schema)).toEqual(schema);
});

test("schemas of parameters, bodies and answers are reached; their single example gets a name", () => {
  const media = { schema: { type: "string", nullable: true }, example: { nullable: true } };
  const modern = { schema: { type: ["string", "null"] }, examples: { example: { value: { nullable: true } } } };
  const document = (schema: Json, content: Json) => ({
    paths: {
      "/a": {
        parameters: [{ name: "nullable", in: "query", schema }],
        get: {
          parameters: [{ name: "id", in: "query", schema }],
          requestBody: { content: { "application/json": content } },
          responses: { 200: { description: "d", content: { "application/json": content } } },
        },
      },
    },
  });
  expect(normalize({ openapi: "3.0.3", ...document(media.schema, media) })).toEqual({
    openapi: "3.1.0",
    ...document(modern.schema, modern),
  });
});
