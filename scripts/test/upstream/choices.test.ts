// Fields of which one or another is required, and other choices beside fields: the types have both.
import { describe, expect, test } from "vitest";
import { check } from "../virtual-program.ts";
import { typesOf } from "./read-schemas.ts";

const text = { type: "string" };
const message = {
  type: "object",
  required: ["to"],
  properties: { to: text, text, html: { ...text, description: "Long." } },
};
const either = [{ required: ["text"] }, { type: "object", required: ["html", "to"] }];

/** What the compiler says of values of the type Message; those that begin with ! have to be refused. */
function errorsOf(schema: object, ...values: string[]): string[] {
  const lines = values.map((value, index) => {
    const refused = value.startsWith("!");
    const line = `export const value${index}: components["schemas"]["Message"] = ${refused ? value.slice(1) : value};`;
    return refused ? `// @ts-expect-error\n${line}` : line;
  });
  return check(
    `${typesOf({ Message: schema, Page: { type: "object", properties: { n: text } } })}\n${lines.join("\n")}`,
  ).errors;
}

describe("fields of which one or another is required", () => {
  test.each([
    ["anyOf", { ...message, anyOf: either }],
    ["oneOf", { ...message, oneOf: either }],
    ["no type", { required: ["to"], properties: message.properties, anyOf: either }],
  ])("%s", (_, schema) => {
    expect(
      errorsOf(schema, '{ to: "a", text: "b" }', '{ to: "a", html: "b" }', '!{ to: "a" }', '!{ text: "b" }', "!5"),
    ).toEqual([]);
  });

  test("may all be absent where one choice requires none that is not required anyway", () => {
    expect(
      errorsOf({ ...message, anyOf: [{ required: ["text"] }, { required: ["to"] }] }, '{ to: "a" }', "!5"),
    ).toEqual([]);
  });

  test("may be there where one choice requires none, those of the other choices among them", () => {
    const size = { properties: { size: { type: "integer" } }, required: ["size"] };
    const schema = { ...message, anyOf: [{ required: ["to"] }, size] };
    expect(errorsOf(schema, '{ to: "a" }', '{ to: "a", size: 1 }', "!{ size: 1 }", '!{ to: "a", size: "1" }')).toEqual(
      [],
    );
    const allOf = [{ $ref: "#/components/schemas/Page" }];
    const whole = { allOf, anyOf: [{ required: ["n"] }, { ...size, type: "object" }] };
    expect(errorsOf(whole, '{ n: "a" }', '{ n: "a", size: 1 }', "!{ n: 1 }", "!5")).toEqual([]);
    const twice = { ...message, anyOf: [{ required: ["to"] }, size, { properties: { size: text } }] };
    expect(errorsOf(twice, '{ to: "a", size: "b" }', '{ to: "a", size: 1 }')).toEqual([]);
  });

  test("may be null as a whole", () => {
    const schema = { ...message, type: ["object", "null"], anyOf: [{ required: ["text"] }, { required: ["html"] }] };
    expect(errorsOf(schema, '{ to: "a", text: "b" }', "null", "!5", "!{}")).toEqual([]);
    expect(
      errorsOf({ ...message, anyOf: either, nullable: true }, '{ to: "a", text: "b" }', "null", '!{ to: "a" }'),
    ).toEqual([]);
  });

  test("are written again where they are short, and otherwise are no more than they were", () => {
    const fields = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`f${index}`, text]));
    const long = { type: "object", properties: fields };
    const schema = {
      ...message,
      properties: { ...message.properties, long },
      anyOf: [{ required: ["long"] }, { required: ["text"] }],
    };
    expect(typesOf({ Message: schema }).split("f59?: string;")).toHaveLength(2);
    expect(errorsOf(schema, '{ to: "a" }', "!{}")).toEqual([]);
    expect(typesOf({ Message: { ...message, anyOf: either } }).split("Long.")).toHaveLength(2);
  });
});

test("choices that only check values leave the type as it is", () => {
  expect(errorsOf({ ...text, anyOf: [{ pattern: "a" }, { maxLength: 3 }] }, '"a"', "!5")).toEqual([]);
  expect(errorsOf({ ...text, oneOf: [{ pattern: "a" }, { maxLength: 3 }] }, '"a"', "!5")).toEqual([]);
});

test("fields and a choice beside them both hold", () => {
  const page = { $ref: "#/components/schemas/Page" };
  const schema = { ...message, anyOf: [page, { properties: { size: { type: "integer" } }, required: ["size"] }] };
  expect(errorsOf(schema, '{ to: "a", n: "b" }', '{ to: "a", size: 1 }', '!{ n: "b" }', "!{ size: 1 }")).toEqual([]);
});

test("a choice that is no object stays one, whatever its neighbours say", () => {
  expect(
    errorsOf({ ...message, anyOf: [{ $ref: "#/components/schemas/Page" }, { type: "null" }] }, "null", "!5"),
  ).toEqual([]);
});
