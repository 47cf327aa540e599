import { expect, test } from "vitest";
import { readSource } from "../src/spec/read.ts";
import { checkReferences } from "../src/spec/references.ts";
import { changed, problemsOf, smallFile, smallSpec } from "./small-spec.ts";

const problems = (text: string) => problemsOf(() => checkReferences(readSource(smallFile, text)));
const schema = 'items: { $ref: "#/components/schemas/Run" }';

test("a spec whose references all lead somewhere passes", () => {
  expect(problems(smallSpec)).toEqual([]);
});

test("a missing target is named with file, line, column and pointer", () => {
  const lines = smallSpec.slice(0, smallSpec.indexOf(schema) + schema.indexOf("$ref")).split("\n");
  const place = `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
  expect(problems(changed(smallSpec, schema, "items: { $ref: '#/components/schemas/Rum' }"))).toEqual([
    `${smallFile}:${place} $ref #/components/schemas/Rum: there is nothing at that place in this document`,
  ]);
});

test("a target is no last item of a list: -1 leads on in answers alone", () => {
  const target = "#/components/schemas/RunPage/required/-1";
  expect(problems(changed(smallSpec, schema, `items: { $ref: '${target}' }`))).toEqual([
    expect.stringContaining(`$ref ${target}: there is nothing at that place in this document`),
  ]);
});

test.each([
  ["https://example.com/run.yaml", "not fetched"],
  ["http://example.com/run.yaml#/Run", "not fetched"],
  ["//example.com/run.yaml", "not fetched"],
  ["file:///etc/passwd", "not fetched"],
  ["../../secrets.yaml#/Run", "outside the spec's folder"],
  ["/etc/run.yaml", "outside the spec's folder"],
  ["run.yaml#/Run", "another file"],
  ["#Run", "not a JSON pointer"],
  ["#/components/%E0%A4%A", "not percent-encoded text"],
])("$ref %s is refused in one line: %s", (target, why) => {
  const [problem, ...more] = problems(changed(smallSpec, schema, `items: { $ref: '${target}' }`));
  expect(more).toEqual([]);
  expect(problem).toMatch(/^specs\/small\/openapi\.yaml:\d+:\d+ \$ref /);
  expect(problem).toContain(`$ref ${target}: ${why}`);
});

test("the targets of a discriminator's mapping are references too", () => {
  const mapped = "Run:\n      discriminator: { propertyName: id, mapping: { a: '#/components/schemas/Gone' } }\n";
  expect(problems(changed(smallSpec, "    Run:\n", `    ${mapped}`))).toEqual([
    expect.stringContaining("$ref #/components/schemas/Gone: there is nothing"),
  ]);
});

test("a named example may itself be a reference", () => {
  const example = "{ summary: Not there, value: { message: no such suite } }";
  expect(problems(changed(smallSpec, example, '{ $ref: "#/components/examples/Gone" }'))).toEqual([
    expect.stringContaining("$ref #/components/examples/Gone: there is nothing"),
  ]);
});

test("$ref inside examples, defaults and extensions is data, but a property may be called so", () => {
  const value = "{ data: { runs: [], cursor: null, more: false }, errors: null }";
  expect(problems(changed(smallSpec, value, "{ $ref: https://example.com }"))).toEqual([]);
  expect(problems(changed(smallSpec, schema, "default: [{ $ref: nowhere }]"))).toEqual([]);
  expect(problems(changed(smallSpec, "anything: { type: object }", "$ref: { type: string }"))).toEqual([]);
  expect(problems(changed(smallSpec, "anything: { type: object }", "example: { $ref: nowhere }"))).toHaveLength(1);
});

test.each(["12", "null", "{ a: 1 }"])("$ref: %s is not text, and is named with its line and column", (value) => {
  const [problem, ...more] = problems(changed(smallSpec, schema, `items: { $ref: ${value} }`));
  expect(more).toEqual([]);
  expect(problem).toMatch(
    /^specs\/small\/openapi\.yaml:\d+:\d+ \$ref (12|null|\{"a":1\}): not text; write "#\/components\/…", with the quotes$/,
  );
});

const withSchemas = (...lines: string[]) =>
  changed(smallSpec, "\n  schemas:\n", `\n  schemas:\n${lines.map((line) => `    ${line}\n`).join("")}`);

test.each([
  ["itself", ['A: { $ref: "#/components/schemas/A" }'], 1],
  ["another that is the first", ['A: { $ref: "#/components/schemas/B" }', 'B: { $ref: "#/components/schemas/A" }'], 2],
  ["itself through allOf", ['A: { allOf: [{ $ref: "#/components/schemas/A" }] }'], 1],
  ["itself or null", ['A: { anyOf: [{ oneOf: [{ $ref: "#/components/schemas/A" }] }, { type: "null" }] }'], 1],
])("a schema that is nothing but %s is named where it is", (_, lines, count) => {
  const first = smallSpec.slice(0, smallSpec.indexOf("\n  schemas:\n")).split("\n").length + 2;
  const found = problems(withSchemas(...lines, 'User: { items: { $ref: "#/components/schemas/A" } }'));
  expect(found).toEqual(
    lines.map((line, index) =>
      expect.stringMatching(
        `^specs/small/openapi\\.yaml:${first + index}:${line.indexOf("$ref") + 5} \\$ref #/components/schemas/[AB]: leads only back to itself; write out here what is meant$`,
      ),
    ),
  );
  expect(found).toHaveLength(count);
});

test("a schema may hold itself in a property or an item", () => {
  const children = '{ properties: { child: { $ref: "#/components/schemas/A" } } }';
  expect(problems(withSchemas(`A: { allOf: [${children}, { $ref: "#/components/schemas/Run" }] }`))).toEqual([]);
  expect(problems(withSchemas('A: { anyOf: [{ items: { $ref: "#/components/schemas/A" } }] }'))).toEqual([]);
});
