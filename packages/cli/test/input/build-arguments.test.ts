import { expect, test } from "vitest";
import { buildArguments, parseInput } from "../../src/input/build-arguments.ts";
import { InputError } from "../../src/input/input-error.ts";
import type { Schema } from "../../src/input/schema.ts";
import { problemsOf } from "./problems-of.ts";

const agent = { type: "object", properties: { id: { type: "string" }, weight: { type: "number" } } };
const schema: Schema = {
  type: "object",
  properties: {
    id: { type: "string" },
    body: { $ref: "#/$defs/Body" },
    "X-Trace": { type: "string" },
  },
  $defs: {
    Body: {
      type: "object",
      properties: {
        name: { type: "string" },
        limit: { type: "integer" },
        calls: { type: "array", items: { type: "string" } },
        agents: { anyOf: [{ type: "array", items: agent }, { type: "null" }] },
        either: { anyOf: [{ type: "array" }, { type: "object" }] },
        labels: { type: "object", additionalProperties: { type: "string" } },
        free: {},
      },
    },
  },
};
const build = (sets: readonly string[], input?: unknown) =>
  buildArguments(schema, { sets, ...(input !== undefined && { input }) });
const problems = (sets: readonly string[], input?: unknown) => problemsOf(() => build(sets, input));

test("each set is put where it belongs, as what the schema takes there", () => {
  const sets = ["id=5", "X-Trace=a=b", "body.name=", "body.limit=5", "body.labels.a=1", "body.free.x.y=2"];
  expect(build(sets)).toEqual({
    id: "5",
    "X-Trace": "a=b",
    body: { name: "", limit: 5, labels: { a: "1" }, free: { x: { y: "2" } } },
  });
});

test("a list is begun at 0, and grows by the position after its last", () => {
  const sets = ["body.calls.0=a", "body.calls.1=b", "body.calls.0=c", "body.agents.0.weight=1.5", "body.agents.0.id=7"];
  expect(build(sets)).toEqual({ body: { calls: ["c", "b"], agents: [{ weight: 1.5, id: "7" }] } });
  expect(build(["body.calls.1=b"], { body: { calls: ["a"] } })).toEqual({ body: { calls: ["a", "b"] } });
  expect(build(['body.calls=["a","b"]', "body.calls.2=c"])).toEqual({ body: { calls: ["a", "b", "c"] } });
});

test("what may be a list or an object is an object, unless it is a list already", () => {
  expect(build(["body.either.0=a"])).toEqual({ body: { either: { 0: "a" } } });
  expect(build(["body.either=[]", "body.either.0=a"])).toEqual({ body: { either: ["a"] } });
  expect(build(["body.free.0=a"])).toEqual({ body: { free: { 0: "a" } } });
});

test("sets go over the input, the last one last, and leave the input as it was", () => {
  const input = { id: "a", body: { name: "b", labels: { x: "1" } } };
  const before = structuredClone(input);
  expect(build(["body.name=c", "body.labels.y=2", "body.name=d"], input)).toEqual({
    id: "a",
    body: { name: "d", labels: { x: "1", y: "2" } },
  });
  expect(input).toEqual(before);
});

test("what the schema does not know or take is kept for the check to tell", () => {
  expect(build(["body.limit=many", "body.nmae=x", "other=1"])).toEqual({
    body: { limit: "many", nmae: "x" },
    other: "1",
  });
});

test.each([
  ["body.calls.1=a", "--set body.calls.1: body.calls is a list of 0 items; the next is body.calls.0"],
  ["body.calls.-1=a", "--set body.calls.-1: body.calls is a list of 0 items; the next is body.calls.0"],
  ["body.calls.00=a", "--set body.calls.00: body.calls is a list of 0 items; the next is body.calls.0"],
  ["body.calls.first=a", "--set body.calls.first: body.calls is a list of 0 items; the next is body.calls.0"],
  ["body.calls.length=9", "--set body.calls.length: body.calls is a list of 0 items; the next is body.calls.0"],
  [
    "body.calls.99999999999=a",
    "--set body.calls.99999999999: body.calls is a list of 0 items; the next is body.calls.0",
  ],
  ["=a", "--set number 1 has no path; write --set path=value"],
  ["", "--set number 1 has no path; write --set path=value"],
  ["sk-live-0123456789", "--set number 1 has no path; write --set path=value"],
  [".id=a", '--set ".id": a part of the path is empty'],
  ["body.=a", '--set "body.": a part of the path is empty'],
  ["body..name=a", '--set "body..name": a part of the path is empty'],
  ["__proto__.polluted=1", "--set __proto__.polluted: __proto__ is no name for an argument"],
  ["body.free.__proto__.polluted=1", "--set body.free.__proto__.polluted: __proto__ is no name for an argument"],
  [
    "body.constructor.prototype.polluted=1",
    "--set body.constructor.prototype.polluted: constructor is no name for an argument",
  ],
  ["body.free.\u001b[31mred..x=1", '--set "body.free.\\u001b[31mred..x": a part of the path is empty'],
])("--set %j is refused", (set, problem) => {
  expect(problems([set])).toEqual([problem]);
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

test("a path is not longer than 32 parts", () => {
  const path = (parts: number) => `body.free${".a".repeat(parts - 2)}`;
  expect(problems([`${path(32)}=1`])).toEqual([]);
  expect(problems([`${path(33)}=1`])).toEqual([
    expect.stringMatching(/^--set "body\.free\.a.*…": more than 32 parts$/),
  ]);
});

test.each([
  [{ id: "a" }, "id.x=1", '--set id.x: id is "a", with nothing inside'],
  [{ id: null }, "id.x=1", "--set id.x: id is null, with nothing inside"],
  [{ body: { free: 5 } }, "body.free.0.x=1", "--set body.free.0.x: body.free is 5, with nothing inside"],
  [
    { body: { free: { apiKey: "abc" } } },
    "body.free.apiKey.x=1",
    "--set body.free.apiKey.x: body.free.apiKey is a text that is not shown, with nothing inside",
  ],
])("in %j there is no way for %j", (input, set, problem) => {
  expect(problems([set], input)).toEqual([problem]);
});

test("each set that cannot be applied is told at once", () => {
  const error = (() => {
    try {
      return build(["a", "id=1", "b..c=1", "body.calls.7=x"]);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(InputError);
  expect((error as InputError).message).toBe("--set number 1 has no path; write --set path=value (and 2 more)");
  expect((error as InputError).problems).toHaveLength(3);
});

test.each([
  [[], "the input is an empty list, and takes an object of arguments"],
  [null, "the input is null, and takes an object of arguments"],
  ["text", 'the input is "text", and takes an object of arguments'],
  [5, "the input is 5, and takes an object of arguments"],
])("the input %j is no object of arguments", (input, problem) => {
  expect(problems([], input)).toEqual([problem]);
});

test("names with a meaning in JavaScript are refused wherever the input has them, however deep", () => {
  const input = parseInput('{"body":{"free":[{"__proto__":{"a":1}}],"constructor":1}}', "a.json");
  expect([...problems([], input)].sort()).toEqual([
    "body.constructor is no name for an argument",
    "body.free.0.__proto__ is no name for an argument",
  ]);
  const deep = parseInput(`{"body":{"free":${"[".repeat(50_000)}${"]".repeat(50_000)}}}`, "deep.json");
  expect(problems(["id=a"], deep)).toEqual([]);
});

test("an input is JSON, and one that is not is told by its line without repeating it", () => {
  expect(parseInput('\ufeff{"id": "a"}', "a.json")).toEqual({ id: "a" });
  expect(problemsOf(() => parseInput('{\n  "id": "sk-secret",\n}', "a.json"))).toEqual([
    "a.json, line 3: this is not JSON",
  ]);
  expect(problemsOf(() => parseInput('{ "id": sk-secret }', "a.json"))).toEqual(["a.json: this is not JSON"]);
  expect(problemsOf(() => parseInput("", "standard input"))).toEqual([
    expect.stringMatching(/^standard input(, line 1)?: this is not JSON$/),
  ]);
});
