import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { changed, parseSmall, problemsOf, smallFile, smallSpec } from "./small-spec.ts";

const violations: { problem: string; from: string; to: string }[] = parse(
  readFileSync(join(import.meta.dirname, "fixtures/violations.yaml"), "utf8"),
);
const problems = (from: string, to: string) => problemsOf(() => parseSmall(changed(smallSpec, from, to)));
const lineOf = (text: string, spec = smallSpec) => spec.split("\n").findIndex((line) => line.includes(text)) + 1;

test("the fixture keeps every convention", () => {
  expect(problemsOf(() => parseSmall())).toEqual([]);
});

test.each(violations)("code generation stops: $problem", ({ problem, from, to }) => {
  const found = problems(from, to);
  expect(found).toContainEqual(expect.stringContaining(problem));
  for (const line of found) expect(line).toMatch(/^specs\/small\/openapi\.yaml:\d+:\d+ [^\n]+$/);
});

test.each(["http", "then", "constructor", "toJSON", "toString", "hasOwnProperty", "__proto__"])(
  "no operation may be called %s",
  (name) => {
    expect(problems("operationId: ping", `operationId: ${name}`)).toEqual([
      `${smallFile}:${lineOf("operationId: ping")}:7 no method may be called ${name}; give it another operationId`,
    ]);
  },
);

test("a clash with the path names the line where the placeholder is renamed", () => {
  const clash = "the query parameter id and the path parameter id would be one argument";
  const wayOut = `rename the placeholder {id} of the path (line ${lineOf("/suites/{id}/runs:")}) and of its parameter`;
  expect(problems("name: status, in: query", "name: id, in: query")).toEqual([
    `${smallFile}:${lineOf("name: status, in: query")}:11 listRuns: ${clash}; ${wayOut}`,
  ]);
});

test("of a clash that no renaming resolves, one argument has to go", () => {
  expect(problems("name: X-Trace, in: header", "name: status, in: header")).toEqual([
    expect.stringContaining(
      `the header parameter status and the query parameter status would be one argument; leave this one out of the spec`,
    ),
  ]);
});

test("a parameter called body clashes with the request body", () => {
  const parameter = "parameters: [{ name: body, in: query, schema: { type: string } }]\n      requestBody:";
  expect(problems("requestBody:", parameter)).toEqual([
    expect.stringContaining("startRun: the query parameter body and the request body would be one argument; leave"),
  ]);
});

describe("a list that goes on after its last item", () => {
  const after = "cursor: cursor, limit: limit, items: /runs, next: /runs/-1/id";
  const paged = changed(smallSpec, "cursor: cursor, limit: limit, items: /runs, next: /cursor", after);

  test("keeps the conventions", () => {
    expect(problemsOf(() => parseSmall(paged))).toEqual([]);
    expect(problemsOf(() => parseSmall(changed(paged, ", more: /more", "")))).toEqual([]);
  });

  test("may have items whose ids are text alone", () => {
    const numbered = changed(paged, "id: { type: string }\n        status", "id: { type: integer }\n        status");
    expect(problemsOf(() => parseSmall(numbered))).toContainEqual(
      expect.stringContaining("listRuns: x-pagination next: /runs/-1/id is integer; it must be string"),
    );
  });

  /** The page with one more field, to which `next` leads. */
  const leading = (next: string, field: string) =>
    changed(
      changed(smallSpec, "next: /cursor", `next: ${next}`),
      "        more: {",
      `        ${field}\n        more: {`,
    );

  test("goes on after an item of the list that is given, and of no other", () => {
    const other = leading("/others/-1", "others: { type: array, items: { type: string } }");
    const problem = "/others/-1 leads through the last item of a list; only next may, through the list of items";
    expect(problemsOf(() => parseSmall(other))).toEqual([
      expect.stringContaining(`listRuns: x-pagination next: ${problem}`),
    ]);
  });

  test("is none where -1 is an object's property", () => {
    const named = leading("/at/-1", 'at: { type: object, properties: { "-1": { type: string } } }');
    expect(problemsOf(() => parseSmall(named))).toEqual([]);
  });
});

test("all violations are listed at once, each at its place", () => {
  const twice = changed(smallSpec, "x-evidence: inferred", "x-evidence: guessed");
  const found = problemsOf(() => parseSmall(changed(twice, "x-timeout-ms: 90000", "x-timeout-ms: 0")));
  expect(found).toEqual([
    `${smallFile}:${lineOf("x-timeout-ms")}:7 startRun: x-timeout-ms is 0; give whole milliseconds above 0`,
    `${smallFile}:${lineOf("guessed", twice)}:7 deleteRun: x-evidence is guessed; one of documented, example, inferred`,
  ]);
});
