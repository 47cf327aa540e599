import { expect, test } from "vitest";
import { typedValue } from "../../src/input/typed-value.ts";

const named = { $ref: "#/$defs/Level" };
const root = { $defs: { Level: { type: "integer" }, Text: { type: "string" }, Loop: { $ref: "#/$defs/Loop" } } };
const orNull = (schema: object) => ({ anyOf: [schema, { type: "null" }] });

test.each([
  // A text stays a text.
  [{ type: "string" }, "5", "5"],
  [{ type: "string" }, "true", "true"],
  [{ type: "string" }, "null", "null"],
  [{ type: "string" }, "[1]", "[1]"],
  [{ type: "string" }, "", ""],
  [{ type: "string" }, '"quoted"', '"quoted"'],
  [{ type: "string" }, " 5 ", " 5 "],
  [{ type: "string", format: "uuid" }, "12", "12"],
  [{ type: ["string", "integer"] }, "5", "5"],
  [{ type: ["string", "boolean"] }, "true", "true"],
  // But null, and what is built, where that is taken too.
  [{ type: ["string", "null"] }, "null", null],
  [orNull({ $ref: "#/$defs/Text" }), "null", null],
  [orNull({ type: "string" }), "nulls", "nulls"],
  [{ anyOf: [{ type: "string" }, { type: "array" }] }, '["a"]', ["a"]],
  [{ anyOf: [{ type: "string" }, { type: "array" }] }, '{"a":1}', '{"a":1}'],
  [{ anyOf: [{ type: "string" }, { type: "array" }] }, "[a]", "[a]"],
  [{ oneOf: [{ type: "string" }, { type: "object" }] }, '{"a":1}', { a: 1 }],
  // Numbers, strictly.
  [{ type: "integer" }, "5", 5],
  [{ type: "integer" }, "-5", -5],
  [{ type: "integer" }, "5.5", "5.5"],
  [{ type: "integer" }, "05", "05"],
  [{ type: "integer" }, "+5", "+5"],
  [{ type: "integer" }, "0x10", "0x10"],
  [{ type: "integer" }, "", ""],
  [{ type: "integer" }, " 5", " 5"],
  [{ type: "integer" }, "5 ", "5 "],
  [{ type: "integer" }, "1_000", "1_000"],
  [{ type: "integer" }, "9007199254740991", 9007199254740991],
  [{ type: "integer" }, "9007199254740993", "9007199254740993"],
  [{ type: "number" }, "5", 5],
  [{ type: "number" }, "0.5", 0.5],
  [{ type: "number" }, "1e3", 1000],
  [{ type: "number" }, "1e999", "1e999"],
  [{ type: "number" }, "NaN", "NaN"],
  [{ type: "number" }, "Infinity", "Infinity"],
  [{ type: "number" }, ".5", ".5"],
  [named, "7", 7],
  [{ allOf: [named, { minimum: 1 }] }, "7", 7],
  [orNull(named), "null", null],
  // Truth, strictly.
  [{ type: "boolean" }, "true", true],
  [{ type: "boolean" }, "false", false],
  [{ type: "boolean" }, "yes", "yes"],
  [{ type: "boolean" }, "True", "True"],
  [{ type: "boolean" }, "1", "1"],
  [{ type: "boolean" }, "", ""],
  // What is built is JSON.
  [{ type: "array", items: { type: "string" } }, '["a","b"]', ["a", "b"]],
  [{ type: "array" }, "a,b", "a,b"],
  [{ type: "array" }, '{"a":1}', '{"a":1}'],
  [{ type: "object" }, '{"a":{"b":[]}}', { a: { b: [] } }],
  [{ type: "object" }, "[]", "[]"],
  [{ properties: { a: {} } }, '{"a":1}', { a: 1 }],
  // A value that is named is the one that is written so.
  [{ enum: ["all", "sample"] }, "all", "all"],
  [{ enum: ["all", 5, null, true] }, "5", 5],
  [{ enum: ["5", 5] }, "5", "5"],
  [{ enum: ["all", null] }, "null", null],
  [{ enum: ["all", 5] }, "6", "6"],
  [{ const: 3 }, "3", 3],
  [{ const: "3" }, "3", "3"],
  [{ anyOf: [{ enum: ["a"] }, { type: "null" }] }, "null", null],
  // Of what may be anything, and of what leads only to itself.
  [{}, "5", "5"],
  [{}, "null", "null"],
  [{}, "[5]", [5]],
  [true, "5", "5"],
  [{ $ref: "#/$defs/Loop" }, "5", "5"],
  [{ $ref: "#/$defs/Gone" }, "5", "5"],
])("by %j, %j is %j", (schema, text, value) => {
  expect(typedValue(root, [schema], text)).toEqual(value);
});

test("where nothing is said, only what is built is no text", () => {
  expect(["5", "true", "null", '{"a":1}'].map((text) => typedValue(root, [], text))).toEqual([
    ...["5", "true", "null"],
    { a: 1 },
  ]);
});

test("of several alternatives for one name each may take it", () => {
  expect(typedValue(root, [{ type: "integer" }, { type: "boolean" }], "true")).toBe(true);
  expect(typedValue(root, [{ type: "integer" }, { type: "string" }], "5")).toBe("5");
});
