import { existsSync } from "node:fs";
import { join } from "node:path";
import { isSourceKey } from "@evalbridge/core";
import { expect, test } from "vitest";
import { emitInputs } from "../src/emit/inputs.ts";
import type { JsonObject } from "../src/json.ts";
import { outputsOf } from "../src/workspace.ts";
import { changed, parseSmall, problemsOf, smallSpec } from "./small-spec.ts";
import { SmallWorkspace } from "./small-workspace.ts";

const withoutStarts = changed(smallSpec, "      x-starts: small\n", "");
const { inputs = "", document } = outputsOf("small", "authored", true);
const emitted = (text: string = smallSpec) => emitInputs(parseSmall(text));
const bodyStatus = "                status: ";
/** The spec whose start takes something else as its status, with further schemas. */
const taking = (schema: string, more = "") =>
  changed(
    changed(smallSpec, `${bodyStatus}{ $ref: "#/components/schemas/Status" }`, `${bodyStatus}${schema}`),
    "  schemas:\n",
    `  schemas:\n${more}`,
  );

test("a start's arguments are one closed object: parameters by their own names, the body under body", () => {
  const parameters = { id: { type: "string", description: "The suite." } };
  const body = {
    type: "object",
    description: "What to start.",
    properties: {
      status: { $ref: "#/$defs/Status" },
      labels: { type: "object", additionalProperties: { type: "string" } },
    },
  };
  const about = { operation: "startRun", method: "POST", path: "/suites/{id}/runs", summary: "Start a run" };
  const schema = {
    type: "object",
    properties: { ...parameters, body },
    required: ["id", "body"],
    additionalProperties: false,
  };
  expect(emitted()).toEqual({
    sources: { small: { start: { ...about, arguments: schema } } },
    $defs: { Status: { type: "string", enum: ["waiting", "done"] } },
  });
});

test("an estimate stands beside the start of its source", () => {
  const text = changed(
    smallSpec,
    "x-operation-class: safe\n      x-pagination",
    "x-operation-class: safe\n      x-estimates: small\n      x-pagination",
  );
  const { sources } = emitted(text) as {
    sources: { small: { estimate: { operation: string; arguments: JsonObject } } };
  };
  expect(sources.small.estimate.operation).toBe("listRuns");
  expect(Object.keys(sources.small.estimate.arguments.properties as object)).toEqual([
    "id",
    ...["limit", "cursor", "status", "X-Trace"],
  ]);
  expect(sources.small.estimate.arguments.required).toEqual(["id"]);
});

test("an example is a body with the arguments for which its answer is shown, and without the client's own marker", () => {
  const shown =
    "            examples:\n              two: { summary: Two, value: { status: done, labels: { start: 1f, a: b } } }\n";
  const text = changed(
    smallSpec,
    '      responses:\n        "201":',
    `${shown}      responses:\n        "201":`,
  ).replace("two: { summary: Two, value: { data", "two: { summary: Two, x-match: { id: s2 }, value: { data");
  const { sources } = emitted(text) as { sources: { small: { start: { arguments: JsonObject } } } };
  expect(sources.small.start.arguments.examples).toEqual([{ id: "s2", body: { status: "done", labels: { a: "b" } } }]);
});

test("schemas that lead to one another, and to themselves, are there once; others are not", () => {
  const tree = '    "A tree": { type: object, properties: { of: { $ref: "#/components/schemas/A%20tree" } } }\n';
  const list = '    Trees: { type: array, items: { $ref: "#/components/schemas/A%20tree" } }\n';
  const { $defs } = emitted(taking('{ $ref: "#/components/schemas/Trees" }', tree + list));
  expect($defs).toEqual({
    "A tree": { type: "object", properties: { of: { $ref: "#/$defs/A%20tree" } } },
    Trees: { type: "array", items: { $ref: "#/$defs/A%20tree" } },
  });
});

test("what decides nothing is left out of a schema, and a property of such a name is kept", () => {
  const property = "x-a: { type: string, x-b: 1, example: 1, externalDocs: { url: u } }";
  const mapping = 'discriminator: { propertyName: xml, mapping: { a: "#/components/schemas/Run" } }';
  const schema = `{ type: object, ${mapping}, properties: { xml: { type: string }, ${property} }, enum: [{ x-c: 1 }] }`;
  const { $defs } = emitted(taking('{ $ref: "#/components/schemas/Odd" }', `    Odd: ${schema}\n`));
  expect($defs).toEqual({
    Odd: {
      type: "object",
      properties: { xml: { type: "string" }, "x-a": { type: "string" } },
      enum: [{ "x-c": 1 }],
    },
  });
});

test("an argument that leads out of the schemas stops code generation, with the way out", () => {
  const text = taking('{ $ref: "#/paths/~1ping" }');
  expect(problemsOf(() => emitted(text))).toEqual([
    expect.stringMatching(
      /^specs\/small\/openapi\.yaml:\d+:\d+ startRun: an argument leads to #\/paths\/~1ping; move that to components\/schemas$/,
    ),
  ]);
});

test("without a start there is no document, and one of before is told to be deleted", async () => {
  const workspace = new SmallWorkspace("small");
  await workspace.codegen();
  expect(workspace.read(inputs).slice(0, 200)).toContain("Generated by evalbridge codegen. Do not edit");
  workspace.writeSpec("small", withoutStarts);
  expect((await workspace.codegen()).printed.join()).not.toContain(inputs);
  expect(await workspace.codegen("--check")).toEqual({
    code: 1,
    printed: ["small  unchanged"],
    errors: [`${inputs}: no spec generates this file; delete it`],
  });
  const other = new SmallWorkspace();
  other.writeSpec("small", withoutStarts);
  await other.codegen();
  expect(existsSync(join(other.root, inputs))).toBe(false);
  expect(await other.codegen("--check")).toEqual({ code: 0, printed: ["small  unchanged"], errors: [] });
});

test("what only speaks of starts has none: it is current like others", async () => {
  const workspace = new SmallWorkspace();
  workspace.writeSpec("small", changed(withoutStarts, "summary: Start a run", `summary: 'Writes "x-starts": as text'`));
  await workspace.codegen();
  expect(workspace.read(document)).toContain('\\"x-starts\\":');
  expect((await workspace.codegen()).printed).toEqual(["small  unchanged"]);
});

test("of a provider's own document our overlay alone says what starts a run", async () => {
  const workspace = new SmallWorkspace();
  workspace.writeSpec("small", smallSpec, "upstream");
  await workspace.codegen();
  expect(existsSync(join(workspace.root, inputs))).toBe(false);
  const update = "{ x-starts: ours, x-operation-class: never-retry }";
  const action = `- { target: "$.paths['/suites/{id}/runs'].post", update: ${update} }`;
  workspace.write("specs/small/overlay.yaml", `overlay: 1.0.0\nactions:\n${action}\n`);
  expect((await workspace.codegen()).errors).toEqual([]);
  expect(Object.keys(JSON.parse(workspace.read(inputs)).sources)).toEqual(["ours"]);
  expect(await workspace.codegen("--check")).toEqual({ code: 0, printed: ["small  unchanged"], errors: [] });
});

test.each(["a", "feather-kb", "a1-", "A", "1a", "a_b", "a b", "", "-a", "ä"])(
  "%j names a source here as it does in core",
  (key) => {
    const found = problemsOf(() =>
      parseSmall(changed(smallSpec, "x-starts: small", `x-starts: ${JSON.stringify(key)}`)),
    );
    expect(found.length === 0).toBe(isSourceKey(key));
  },
);
