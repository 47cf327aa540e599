import { expect, test } from "vitest";
import { readSource } from "../src/spec/read.ts";
import { problemsOf } from "./small-spec.ts";

const problems = (text: string) => problemsOf(() => readSource("specs/x/openapi.yaml", text));

test("a syntax error is one line with file, line and column", () => {
  expect(problems("openapi: 3.1.0\npaths: { /a: [1, 2 }\n")).toEqual([
    expect.stringMatching(/^specs\/x\/openapi\.yaml:2:\d+ not YAML: [^\n]+$/),
  ]);
});

test("a key that is written twice is refused where it stands the second time", () => {
  expect(problems("a: 1\nb: 2\na: 3\n")).toEqual([expect.stringMatching(/^specs\/x\/openapi\.yaml:3:1 not YAML: /)]);
});

test("an alias without its anchor is refused", () => {
  expect(problems("a: *nowhere\n")).toEqual([
    expect.stringMatching(/^specs\/x\/openapi\.yaml:1:4 not YAML: .*nowhere/),
  ]);
});

test.each(["- 1\n", "text\n", ""])("a document that is no object is refused: %j", (text) => {
  expect(problems(text)).toEqual([expect.stringContaining("specs/x/openapi.yaml:1:1 not an OpenAPI document")]);
});

const source = readSource("f.yaml", "a:\n  - &one\n    b: 1\n  - *one\n'200':\n  c: 2026-11-20\n");

test("what an anchor names stands wherever its alias does", () => {
  expect(source.root).toEqual({ a: [{ b: 1 }, { b: 1 }], 200: { c: "2026-11-20" } });
});

test.each<[place: (string | number)[], where: string]>([
  [["a"], "f.yaml:1:1"],
  [["a", 0, "b"], "f.yaml:3:5"],
  [["a", 1, "b"], "f.yaml:3:5"],
  [["200", "c"], "f.yaml:6:3"],
  [["200", "absent", "deeper"], "f.yaml:5:1"],
  [[], "f.yaml:1:1"],
])("%j is at %s", (place, where) => {
  expect(source.where(place)).toBe(where);
});
