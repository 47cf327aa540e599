import type { Json } from "../../../src/json.ts";
import { type HostileDocument, inert } from "../hostile-document.ts";
import { withSchema } from "./base.ts";
import { chained, nested, pointer, times } from "./chain.ts";

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
  "unions of unions, 10 deep": () =>
    withSchema(nested(10, (inner) => ({ oneOf: [inner, { anyOf: [inner, { type: "number" }] }] }))),
  "unions of unions by name, 40 deep": () =>
    chained(41, (index) =>
      index === 40
        ? { type: "string", pattern: "^b$" }
        : { oneOf: [pointer(index + 1), { anyOf: [pointer(index + 1), pointer(index + 1)] }] },
    ),
  "alternatives that exclude each other, 40 deep": () =>
    chained(41, (index) =>
      index === 40
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
};

export const choices: readonly HostileDocument[] = Object.entries(held).map(([name, text]) => inert(name, text));
