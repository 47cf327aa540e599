// What is meant by schemas that no value would satisfy, or that say things which are no part of a value.
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/json.ts";
import { mendKeywords } from "../../src/upstream/mend-keywords.ts";
import { readSchemas, typesOf } from "./read-schemas.ts";

describe("words and a type that contradict each other", () => {
  test.each<[what: string, written: JsonObject, mended: JsonObject]>([
    ["words are no objects", { type: "object", enum: ["a", "b"] }, { type: "string", enum: ["a", "b"] }],
    [
      "words and null are no objects",
      { type: ["object", "null"], enum: ["a", null] },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      "fields are meant more than words",
      { type: "object", properties: { a: {} }, enum: ["a"] },
      { type: "object", properties: { a: {} } },
    ],
    [
      "of a list they are its items'",
      { type: "array", items: { type: "string" }, enum: ["a"] },
      { type: "array", items: { type: "string", enum: ["a"] } },
    ],
    ["of a list of nothing too", { type: "array", enum: ["a", null] }, { type: "array", items: { enum: ["a"] } }],
    [
      "a list of what is named elsewhere keeps it",
      { type: "array", items: { $ref: "#/a" }, enum: ["a"] },
      { type: "array", items: { $ref: "#/a" } },
    ],
    [
      "a word that is no number",
      { type: "integer", enum: [1, "all"] },
      { type: ["integer", "string"], enum: [1, "all"] },
    ],
    ["null among the words", { type: "string", enum: ["a", null] }, { type: ["string", "null"], enum: ["a", null] }],
    ["numbers in quotes", { type: "integer", enum: ["1", "2"] }, { type: "integer", enum: [1, 2] }],
    ["flags in quotes", { type: "boolean", enum: ["true"] }, { type: "boolean", enum: [true] }],
    [
      "what YAML took for something else",
      { type: "string", enum: [1, true, "1"] },
      { type: "string", enum: ["1", "true"] },
    ],
    ["whole numbers are numbers", { type: "number", enum: [1, 1.5] }, { type: "number", enum: [1, 1.5] }],
    ["no type is contradicted by none", { enum: ["a", 1] }, { enum: ["a", 1] }],
  ])("%s", (_, written, mended) => {
    expect(mendKeywords(written, false)).toEqual(mended);
  });

  test("types can be made of them", () => {
    const types = typesOf({
      Plan: { type: "object", properties: { type: { type: "object", enum: ["fixed", "linear"] } } },
    });
    expect(types).toContain('type?: "fixed" | "linear";\n');
  });
});

test("null beside a type that nobody knows is not all that is meant", () => {
  expect(mendKeywords({ type: ["any", "null"] }, false)).toEqual({});
  expect(mendKeywords({ type: [null, "null"] }, false)).toEqual({ type: "null" });
});

test.each(["$defs", "definitions"])("what a schema defines under %s is a schema of its own, and no field", (key) => {
  const schemas = {
    Task: {
      type: "object",
      required: ["id"],
      properties: { id: { type: "string" }, step: { $ref: `#/components/schemas/Task/${key}/Step` } },
      [key]: { Step: { type: "string", nullable: true, enum: ["one"] }, Unused: { type: "string" } },
    },
    // Here they are names that an author chose.
    Names: { type: "object", properties: { [key]: { type: "string" } } },
  };
  const { Task, Names } = readSchemas(schemas);
  expect(Task).toEqual({
    type: "object",
    required: ["id"],
    properties: { id: { type: "string" }, step: { $ref: expect.stringMatching(/_Step$/) } },
  });
  expect(Names).toEqual(schemas.Names);
  const types = typesOf(schemas);
  expect(types).toContain(': "one" | null;\n');
  expect(types).not.toContain("Unused");
});
