import type { Json, JsonObject } from "../../../src/json.ts";
import { type HostileDocument, inert, refused } from "../hostile-document.ts";
import { answer, at, operation, small, withSchema } from "./base.ts";

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const pointer = (name: string | number): JsonObject => ({ $ref: `#/components/schemas/S${name}` });

/** A chain of schemas, the first of them used. */
function chained(count: number, make: (index: number) => Json): string {
  return small((document) => {
    for (const index of Array(count).keys()) at(document, "components", "schemas").set(`S${index}`, make(index));
    operation(document, "/odd", {
      requestBody: { content: { "application/json": { schema: pointer(0) } } },
      responses: { 200: answer(pointer(0)) },
    });
  });
}

const nested = (depth: number, make: (inner: Json) => Json): Json =>
  times(depth, () => 0).reduce((inner: Json) => make(inner), { type: "string" });

const patterns = [
  "^(a+)+$",
  "(x+x+)+y",
  "^(([a-z])+.)+[A-Z]([a-z])+$",
  "(a|aa)*c",
  "(.*)*=",
  "^(a{1,500}){1,500}$",
  "(((",
  "\\",
  "[",
  "a{9999999999}",
  "(?<=(a+)+)b",
  "\\p{Any}+".repeat(60),
];
const withPattern = (pattern: string): Json => ({
  type: "string",
  pattern,
  minLength: 40,
  default: `${"a".repeat(60)}!`,
  examples: [`${"a".repeat(60)}!`, `${"x".repeat(60)}`],
  enum: [`${"a".repeat(60)}!`, `${"x".repeat(60)}`],
});

const held: Readonly<Record<string, () => string>> = {
  "patterns that never end": () =>
    withSchema({
      type: "object",
      required: patterns.map((_, index) => `p${index}`),
      properties: Object.fromEntries(patterns.map((pattern, index) => [`p${index}`, withPattern(pattern)])),
    }),
  "patterns that never end, alone": () =>
    withSchema({
      type: "object",
      required: ["a", "b"],
      properties: {
        a: { type: "string", pattern: "^(a+)+$", minLength: 41 },
        b: { type: "string", pattern: "(x+x+)+y", minLength: 41 },
      },
    }),
  "patterns of properties that never end": () =>
    withSchema({
      type: "object",
      patternProperties: { "^(a+)+$": { type: "string" } },
      propertyNames: { pattern: "(x+x+)+y" },
      default: { [`${"a".repeat(60)}!`]: 1 },
    }),
  "unions of unions, 20 deep": () =>
    withSchema(nested(20, (inner) => ({ oneOf: [inner, { anyOf: [inner, { type: "number" }] }] }))),
  "unions of unions by name, 20 deep": () =>
    chained(21, (index) =>
      index === 20
        ? { type: "string", pattern: "^b$" }
        : { oneOf: [pointer(index + 1), { anyOf: [pointer(index + 1), pointer(index + 1)] }] },
    ),
  "alternatives that exclude each other, 20 deep": () =>
    chained(21, (index) =>
      index === 20
        ? { not: {} }
        : { anyOf: [pointer(index + 1), { allOf: [pointer(index + 1), { required: ["a"] }] }] },
    ),
  "parts that double 40 times": () =>
    chained(41, (index) => (index === 40 ? { type: "object" } : { allOf: [pointer(index + 1), pointer(index + 1)] })),
  "properties that double 30 times": () =>
    chained(31, (index) => ({
      type: "object",
      required: ["a", "b"],
      properties: index === 30 ? {} : { a: pointer(index + 1), b: pointer(index + 1) },
    })),
  "5,000 parts in a row": () =>
    chained(5000, (index) => ({ allOf: [index === 4999 ? { type: "object" } : pointer(index + 1)] })),
  "5,000 parts in one": () =>
    withSchema({ allOf: times(5000, (index) => ({ properties: { [`p${index}`]: { type: "string" } } })) }),
  "5,000 schemas in a row": () => chained(5000, (index) => (index === 4999 ? { type: "string" } : pointer(index + 1))),
  "5,000 schemas in a circle": () => chained(5000, (index) => ({ allOf: [pointer((index + 1) % 5000)] })),
  "lists in lists by name, in a circle": () =>
    chained(300, (index) => ({ type: "array", items: pointer((index + 1) % 300) })),
  "objects that need one another": () =>
    chained(300, (index) => ({ type: "object", required: ["next"], properties: { next: pointer((index + 1) % 300) } })),
  "parts that lead back": () =>
    chained(2, (index) => ({ allOf: [pointer(1 - index), { properties: { again: pointer(index) } }] })),
  "as deep as may be": () => withSchema(nested(120, (inner) => ({ type: "array", items: inner }))),
  "100,000 properties": () =>
    withSchema({
      type: "object",
      properties: Object.fromEntries(times(100_000, (index) => [`p${index}`, { type: "string" }])),
    }),
  "100,000 words": () => withSchema({ enum: times(100_000, (index) => `w${index}`) }),
  "10,000 words of a discriminator": () =>
    withSchema({
      oneOf: [{ $ref: "#/components/schemas/Thing" }],
      discriminator: {
        propertyName: "id",
        mapping: Object.fromEntries(times(10_000, (index) => [`w${index}`, "#/components/schemas/Thing"])),
      },
    }),
  "5,000 operations": () =>
    small((document) => {
      for (const index of Array(5000).keys()) operation(document, `/p${index}`, { operationId: "same" }, "get");
    }),
  "5,000 parameters": () =>
    small((document) =>
      operation(document, "/odd", {
        parameters: times(5000, (index) => ({ in: "query", name: `p${index}`, schema: { type: "string" } })),
      }),
    ),
  "300 placeholders": () => small((document) => operation(document, `/${"{a}".repeat(300)}`, {})),
  "900 braces": () => small((document) => operation(document, `/${"{".repeat(900)}`, {})),
  "sizes beyond all": () =>
    withSchema({
      type: "object",
      required: ["a", "b", "c", "d"],
      properties: {
        a: { type: "string", minLength: 1e15 },
        b: { type: "array", minItems: 1e15, items: {} },
        c: { type: "object", minProperties: 1e15 },
        d: { type: "number", minimum: 1e300, multipleOf: 1e-300 },
      },
    }),
  "sizes below all": () =>
    withSchema({
      type: "object",
      properties: {
        a: { type: "string", minLength: -1, maxLength: -5 },
        b: { type: "array", minItems: -1, maxItems: 0.5 },
        c: { multipleOf: 0, minimum: 5, maximum: -5, type: "integer" },
      },
    }),
  "strange numbers": () =>
    withSchema({ enum: [-0, 1e308, 5e-324, 2 ** 53, -1e-7, 0.1] }).replace(
      "0.1",
      "12345678901234567890123, -0.0, 1e-999",
    ),
  "a description of 5 MB": () => withSchema({ type: "object", description: "*/ ".repeat(1_700_000) }),
  "blanks without end": () =>
    withSchema({ type: "object", title: `T${" \t".repeat(100_000)}*`, description: `a${" ".repeat(300_000)}b.` }),
  "a summary without end": () =>
    small((document) =>
      operation(document, "/odd", { summary: "x ".repeat(300_000), description: "x".repeat(1_000_000) }),
    ),
  "every type wrong": () =>
    small((document) => {
      operation(document, "/odd", {
        operationId: 1,
        summary: [],
        tags: {},
        parameters: [1, null, { name: 1 }],
        requestBody: [],
        responses: { 200: [] },
        security: "x",
        servers: {},
        deprecated: {},
      });
      for (const [index, value] of [
        1,
        [],
        null,
        true,
        "x",
        { type: 1, properties: [], required: {}, enum: {}, allOf: {}, oneOf: 1, items: [1] },
      ].entries())
        at(document, "components", "schemas").set(`S${index}`, value);
      for (const key of ["tags", "externalDocs", "webhooks", "x-a"]) document.set(key, 1);
    }),
};

export const schemas: readonly HostileDocument[] = [
  ...Object.entries(held).map(([name, text]) => inert(name, text)),
  refused(
    "deeper than may be",
    () => withSchema(nested(300, (inner) => ({ type: "array", items: inner }))),
    /:\d+:\d+ .*nested more than \d+ deep/,
  ),
  refused(
    "nothing of what is expected",
    () =>
      small((document) => {
        for (const key of ["info", "paths", "components", "servers", "security"]) document.set(key, [1]);
      }),
    /:\d+:\d+ no operations/,
  ),
];
