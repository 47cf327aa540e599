import { expect, test } from "vitest";
import { canonical } from "../../src/diff/canonical.ts";
import { isEqual } from "../../src/diff/stable-text.ts";
import type { Json, JsonObject } from "../../src/json.ts";

const schemas: JsonObject = {
  Named: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
  Node: { type: "object", properties: { next: { $ref: "#/components/schemas/Node" } } },
};

/** One schema, as a component beside two others, in its one form. */
function formOf(schema: Json): Json | undefined {
  const document = canonical({ openapi: "3.1.0", components: { schemas: { ...schemas, One: schema } } });
  return (document.components as { schemas: JsonObject }).schemas.One;
}

test.each<[string, Json, Json]>([
  [
    "a list of types and a choice of types",
    { type: ["string", "integer"] },
    { anyOf: [{ type: "integer" }, { type: "string" }] },
  ],
  [
    "null as a type and as a choice",
    { type: ["string", "null"], maxLength: 3 },
    { oneOf: [{ type: "null" }, { type: "string", maxLength: 3 }] },
  ],
  [
    "a choice within a choice",
    { anyOf: [{ anyOf: [{ type: "string" }, { type: "integer" }] }, { type: "null" }] },
    { type: ["string", "integer", "null"] },
  ],
  ["a choice of one", { anyOf: [{ type: "string" }] }, { type: "string" }],
  ["the same choice twice", { anyOf: [{ type: "string" }, { type: "string" }] }, { type: "string" }],
  ["a constant and an enum of one", { const: "a" }, { enum: ["a"] }],
  [
    "null in an enum and beside it",
    { type: ["string", "null"], enum: ["a", null] },
    { anyOf: [{ type: "string", enum: ["a"] }, { type: "null" }] },
  ],
  [
    "order of words and names",
    { type: "object", required: ["b", "a"], properties: { a: {}, b: {} } },
    { required: ["a", "b"], properties: { b: {}, a: {} }, type: "object" },
  ],
  ["what is so anyway", { type: "array", uniqueItems: false, minItems: 0, deprecated: false }, { type: "array" }],
  ["any other names", { type: "object", additionalProperties: {} }, { type: "object", additionalProperties: true }],
  [
    "an allOf of a reference alone",
    { allOf: [{ $ref: "#/components/schemas/Named" }] },
    { $ref: "#/components/schemas/Named" },
  ],
  [
    "an allOf and what it comes to",
    { allOf: [{ $ref: "#/components/schemas/Named" }, { type: "object", properties: { age: { type: "integer" } } }] },
    { type: "object", required: ["name"], properties: { age: { type: "integer" }, name: { type: "string" } } },
  ],
  ["examples and none", { type: "string", examples: ["a"], "x-more": 1 }, { type: "string" }],
])("%s have one form", (_, one, other) => {
  expect(formOf(one)).toEqual(formOf(other));
});

test.each<[string, Json, Json]>([
  ["a text and a number", { type: "string" }, { type: "number" }],
  ["null and none", { type: ["string", "null"] }, { type: "string" }],
  ["an optional field and a required one", { properties: { a: {} } }, { properties: { a: {} }, required: ["a"] }],
  ["a property called example and none", { properties: { example: { type: "string" } } }, { properties: {} }],
  ["another default", { type: "string", default: "a" }, { type: "string", default: "b" }],
  [
    "a part that is gone from an allOf",
    { allOf: [{ $ref: "#/components/schemas/Named" }, { properties: { a: {} } }] },
    { properties: { a: {} } },
  ],
])("%s have two", (_, one, other) => {
  expect(isEqual(formOf(one), formOf(other))).toBe(false);
});

test("recursion stays a reference, and a choice that all alternatives share a constraint of stays together", () => {
  expect(formOf({ $ref: "#/components/schemas/Node" })).toEqual({ $ref: "#/components/schemas/Node" });
  const shared = {
    type: "object",
    properties: { a: { type: "string" } },
    anyOf: [{ required: ["a"] }, { required: ["b"] }],
  };
  expect(formOf(shared)).toMatchObject({ properties: { a: { type: "string" } }, anyOf: [{}, {}] });
});
