// Choices of which one requires nothing more, and choices that multiply: types allow what the schema allows, and compile.
import { describe, expect, test } from "vitest";
import { check } from "../virtual-program.ts";
import { typesOf } from "./read-schemas.ts";

const text = { type: "string" };
const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const html = { required: ["html"], properties: { html: text } };
const fields = { type: "object", required: ["to"], properties: { to: text } };
const words = { ...text, enum: Array.from({ length: 60 }, (_, index) => `w${index}`) };

/** What the compiler says of values of the type Message; those that begin with ! have to be refused. */
function errorsOf(schemas: object, ...values: string[]): string[] {
  const lines = values.map((value, index) => {
    const line = `export const value${index}: components["schemas"]["Message"] = ${value.replace(/^!/, "")};`;
    return value.startsWith("!") ? `// @ts-expect-error\n${line}` : line;
  });
  return check(`${typesOf({ Base: fields, ...schemas })}\n${lines.join("\n")}`).errors;
}

describe("where one choice requires nothing more, the fields of the others are allowed and not needed", () => {
  test.each([
    ["beside fields", { ...fields, anyOf: [{ required: ["to"] }, html] }],
    ["beside parts", { allOf: [to("Base")], anyOf: [{ required: ["to"] }, html] }],
    ["one of them", { ...fields, oneOf: [{ required: ["to"] }, html] }],
    ["said in words alone", { ...fields, anyOf: [{ description: "No more." }, html] }],
    [
      "what it requires is long",
      { ...fields, properties: { to: text, lang: words }, anyOf: [{ required: ["lang"] }, html] },
    ],
  ])("%s", (_, Message) => {
    const values = ['{ to: "a", html: "b" }', '{ to: "a" }', '!{ html: "b" }', '!{ to: "a", other: 1 }', "!{ to: 5 }"];
    expect(errorsOf({ Message }, ...values)).toEqual([]);
  });

  test("beside choices of another kind", () => {
    const others = [
      { required: ["a"], properties: { a: text } },
      { required: ["b"], properties: { b: text } },
    ];
    const Message = { ...fields, anyOf: [{ required: ["to"] }, html], oneOf: others };
    const values = ['{ to: "a", html: "b", a: "c" }', '{ to: "a", b: "c" }', '!{ to: "a" }', '!{ a: "c" }'];
    expect(errorsOf({ Message }, ...values)).toEqual([]);
  });
});

describe("choices that multiply", () => {
  const part = (size: number) => (_: unknown, index: number) => {
    const names = Array.from({ length: size }, (__, field) => `p${index}_${field}`);
    const properties = Object.fromEntries(names.map((name) => [name, text]));
    return { type: "object", properties, anyOf: names.map((name) => ({ required: [name] })) };
  };
  const whole = (count: number, size: number, more: object = {}) => {
    const parts = Array.from({ length: count }, part(size)).map((one) => ({ ...one, ...more }));
    const named = Object.fromEntries(parts.map((one, index) => [`Part${index}`, one]));
    return { ...named, Message: { allOf: Object.keys(named).map(to) } };
  };

  test("stay choices where they are few", () => {
    expect(errorsOf(whole(2, 11), '{ p0_0: "a", p1_1: "b" }', '!{ p0_0: "a" }')).toEqual([]);
  });

  test.each([
    [5, 11],
    [17, 2],
    [3, 60],
  ])("are none where they are more than a compiler takes: %i times %i", (count, size) => {
    expect(errorsOf(whole(count, size), '{ p0_0: "a" }', "!{ p0_0: 5 }", "!{ other: 1 }")).toEqual([]);
  });

  test("keep the fields that they alone name", () => {
    const anyOf = [...Array.from({ length: 400 }, () => html), { required: ["p0_0"] }];
    expect(errorsOf(whole(2, 1, { anyOf }), '{ p0_0: "a", html: "b" }', "!{ other: 1 }")).toEqual([]);
  });
});
