// What is made up from a schema is allowed by it: asked of a validator that had no part in making it.
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../src/json.ts";
import { fromPattern, matches } from "../src/made/pattern.ts";
import { sampleOf } from "../src/made/sample.ts";

const schemas: { [name: string]: Json } = {
  Node: {
    type: "object",
    required: ["next"],
    properties: { next: { anyOf: [{ $ref: "#/components/schemas/Node" }, { type: "null" }] } },
  },
  Endless: { type: "object", required: ["self"], properties: { self: { $ref: "#/components/schemas/Endless" } } },
  Pet: { type: "object", required: ["kind"], properties: { kind: { type: "string" } } },
  Json: {
    oneOf: [{ type: "null" }, { type: "string" }, { type: "array", items: { $ref: "#/components/schemas/Json" } }],
  },
};
const document: JsonObject = { openapi: "3.1.0", components: { schemas } };
const ajv = new Ajv2020({ strict: false, validateSchema: false });
addFormats.default(ajv);
ajv.addSchema({ ...document, $id: "document" });

function isAllowed(schema: Json, value: Json | undefined): boolean {
  const text = JSON.stringify(schema).replaceAll('"#/components', '"document#/components');
  return value !== undefined && ajv.validate(JSON.parse(text), value);
}

const possible: [title: string, schema: JsonObject][] = [
  ["any value", {}],
  ["a text of a length", { type: "string", minLength: 9, maxLength: 9 }],
  ["a short text", { type: "string", maxLength: 2 }],
  ...["date-time", "date", "time", "uuid", "email", "uri", "hostname", "ipv4", "ipv6", "duration", "json-pointer"].map(
    (format): [string, JsonObject] => [`a ${format}`, { type: "string", format }],
  ),
  ["an identifier by its pattern", { type: "string", pattern: "^run_[a-z0-9]{8,12}$" }],
  ["alternatives of a pattern", { type: "string", pattern: "^(?:AB|CD)-\\d{3}$" }],
  ["a pattern with a length", { type: "string", pattern: "^[A-F0-9]+$", minLength: 6 }],
  ["a class that leaves something out", { type: "string", pattern: "^[^\\s/]+$" }],
  ["an odd multiple", { type: "integer", minimum: 10, exclusiveMaximum: 15, multipleOf: 7 }],
  ["a fraction between bounds", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 0.5 }],
  ["a negative number", { type: "integer", maximum: -3 }],
  ["different items", { type: "array", minItems: 3, uniqueItems: true, items: { type: "integer" } }],
  ["a tuple", { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], minItems: 2, items: false }],
  [
    "an empty list where items exclude each other",
    { type: "array", items: { allOf: [{ type: "string" }, { type: "number" }] } },
  ],
  [
    "a field of each part of allOf",
    {
      allOf: [
        { $ref: "#/components/schemas/Pet" },
        { required: ["age"], properties: { age: { type: "integer", minimum: 3 } } },
      ],
    },
  ],
  [
    "exactly one of several",
    {
      oneOf: [
        { type: "object", required: ["a"], properties: { a: {} } },
        { type: "object", required: ["b"], properties: { b: { type: "string" } } },
      ],
    },
  ],
  ["a list that ends", { $ref: "#/components/schemas/Node" }],
  ["a value of all JSON", { $ref: "#/components/schemas/Json" }],
  ["enough entries of a map", { type: "object", minProperties: 2, additionalProperties: { type: "boolean" } }],
  ["a word of an enum", { type: ["string", "null"], enum: [null, "b"] }],
  ["a constant", { const: { deep: [1] } }],
  ["nullable", { anyOf: [{ type: "null" }, { type: "string", minLength: 2 }] }],
  ["no text of a kind", { type: "string", not: { const: "text" } }],
  [
    "prototype names",
    JSON.parse(
      '{"type":"object","required":["__proto__","constructor"],"properties":{"__proto__":{"type":"string"},"constructor":{"type":"integer"}}}',
    ),
  ],
];

describe("a value can be made up for", () => {
  test.each(possible)("%s", (_, schema) => {
    for (const full of [false, true])
      for (const direction of ["request", "response"] as const)
        expect(
          isAllowed(schema, sampleOf(document, schema, { direction, full })),
          JSON.stringify(sampleOf(document, schema, { direction, full })),
        ).toBe(true);
  });
});

const impossible: [title: string, schema: JsonObject][] = [
  ["two types at once", { allOf: [{ type: "string" }, { type: "integer" }] }],
  ["what never ends", { $ref: "#/components/schemas/Endless" }],
  ["bounds that cross", { type: "integer", minimum: 3, maximum: 2 }],
  ["a text that looks back", { type: "string", pattern: "^(a)\\1{7}$" }],
  ["more than anybody sends", { type: "array", minItems: 5000, items: { type: "string" } }],
  ["conditions", { type: "object", if: { required: ["a"] } }],
  ["what others need", { type: "object", required: ["a"], dependentRequired: { a: ["b"] } }],
  ["what a list has to hold", { type: "array", contains: { const: 5 }, items: { type: "integer" } }],
];
test.each(impossible)("nothing is made up for %s", (_, schema) => {
  expect(sampleOf(document, schema, { direction: "response" })).toBeUndefined();
});

test("a request leaves out what is read only, an answer what is write only", () => {
  const schema = {
    type: "object",
    required: ["id", "key"],
    properties: { id: { type: "string", readOnly: true }, key: { type: "string", writeOnly: true } },
  };
  const keys = (direction: "request" | "response") =>
    Object.keys(sampleOf(document, schema, { direction, full: true }) as object);
  expect([keys("request"), keys("response")]).toEqual([["key"], ["id"]]);
});

test("what the document shows is preferred to what is made up", () => {
  const schema = { type: "string", examples: [7, "shown"], default: "usual" };
  expect(sampleOf(document, schema, { direction: "request" })).toBe("shown");
});

test("a pattern that takes forever is not asked", () => {
  expect(matches("^(a+)+$", `${"a".repeat(40)}!`)).toBeUndefined();
  expect(matches("^a*a*a*a*a*a*b$", `${"a".repeat(120)}!`)).toBeUndefined();
  expect(
    sampleOf(document, { type: "string", pattern: "^(x+x+)+y$", minLength: 60 }, { direction: "request" }),
  ).toBeUndefined();
  expect(fromPattern("^(a|b)?c{2}$", 0, 9)).toBe("cc");
});

test("the last operation of a large document gets an example as the first one does", () => {
  const choices = Array.from({ length: 400 }, (_, index) => ({ const: `word-${index}` }));
  const schemas = Array.from({ length: 1300 }, (_, index) => ({ oneOf: [...choices, { const: `own-${index}` }] }));
  const document = { paths: Object.fromEntries(schemas.map((_, index) => [`/p${index}`, {}])) };
  const made = schemas.map((schema) => sampleOf(document, schema, { direction: "request" }));
  expect(new Set(made)).toEqual(new Set(["word-0"]));
});
