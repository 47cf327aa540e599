import { readSpec } from "@evalbridge-internal/scripts";
import { describe, expect, test } from "vitest";
import { requestDifferences } from "../src/expected-request.ts";
import { providers } from "../src/repository.ts";
import { createSchemaCheck, type SchemaCheck } from "../src/schema-check.ts";
import { schemaCheckOf } from "../src/second-check.ts";
import { argumentsShape } from "../src/shape/arguments-shape.ts";
import { facetName, facetsIn, facetsOf } from "../src/shape/facets.ts";
import { formsOf } from "../src/shape/forms.ts";
import { readShape } from "../src/shape/read-shape.ts";
import { sampleOf } from "../src/shape/sample.ts";
import type { Shape } from "../src/shape/shape.ts";
import { wrongFormsOf } from "../src/shape/wrong-forms.ts";
import { specOf } from "../src/specs.ts";
import { toySpec } from "../src/toy-spec.ts";

const level = {
  type: "object",
  required: ["key"],
  properties: { key: { type: "string", minLength: 1, maxLength: 3 } },
};
const schemas = {
  Node: {
    type: "object",
    required: ["kind", "size"],
    additionalProperties: false,
    properties: {
      kind: { type: "string", enum: ["leaf", "branch"] },
      size: { type: ["integer", "null"], minimum: 0, maximum: 9 },
      levels: { type: "array", maxItems: 3, items: level },
      parts: { type: "array", items: { $ref: "#/components/schemas/Node" } },
      note: { anyOf: [{ type: "string" }, { type: "number" }] },
      marks: { type: "object", additionalProperties: { type: "boolean" } },
    },
  },
  Odd: { type: "string", pattern: "^a" },
};
const spec = readSpec("small", { openapi: "3.1.0", paths: {}, components: { schemas } });
const at = ["components", "schemas", "Node"];
const node: Shape = readShape(spec, { $ref: "#/components/schemas/Node" }, []);
const check: SchemaCheck = createSchemaCheck(spec);

describe("a shape", () => {
  test("has a form for each bound, value, branch, absence and null, and does not go round in circles", () => {
    expect(facetsOf(node)).toEqual([
      ...["/kind present", '/kind enum:"leaf"', '/kind enum:"branch"'],
      ...["/size present", "/size null", "/size min", "/size max"],
      ...["/levels absent", "/levels present", "/levels empty", "/levels one", "/levels two", "/levels max"],
      ...["/levels/*/key present", "/levels/*/key awkward", "/levels/*/key emoji", "/levels/*/key min"],
      ...["/levels/*/key max", "/parts absent", "/parts present", "/parts empty", "/parts one", "/parts two"],
      ...["/note absent", "/note present", "/note branch:string", "/note<string> awkward", "/note<string> emoji"],
      ...["/note branch:number", "/marks absent", "/marks present", "/marks empty", "/marks awkward key"],
      ...["/marks/* enum:true", "/marks/* enum:false"],
    ]);
  });

  test("has only forms that its schema allows", () => {
    for (const { value } of formsOf(node)) expect(check(at, value)).toEqual([]);
    for (const full of [false, true]) expect(check(at, sampleOf(node, { full }))).toEqual([]);
  });

  test("has slips at each place, which its schema refuses but where it says nothing, or another branch takes them", () => {
    const slips = [...wrongFormsOf(node)];
    const allowed = slips.filter(({ value }) => check(at, value).length === 0);
    expect(allowed.map(({ at: place, slip }) => `${place} ${slip}`)).toEqual([
      "/levels/* an unknown property",
      "/note no text",
      "/note no number",
    ]);
    expect(slips.map(({ at: place, slip }) => `${place} ${slip}`)).toEqual(
      expect.arrayContaining([
        ...[" an unknown property", "/kind missing", "/kind not of the enum", "/kind null", "/size below its minimum"],
        ...["/size above its maximum", "/size a fraction", "/levels too many", "/levels/*/key empty"],
        ...["/levels/*/key too long", "/note null", "/marks/* not of the enum"],
      ]),
    );
  });

  test("is refused for a keyword that it does not know, by its place", () => {
    expect(() => readShape(spec, { $ref: "#/components/schemas/Odd" }, [])).toThrow(
      "small #/components/schemas/Odd/pattern is new here; teach contract/src/shape about it",
    );
  });
});

test.each(providers)("%s: the facet of each form is to be seen in its value", (provider) => {
  const own = specOf(provider);
  for (const operation of own.operations) {
    const shape = argumentsShape(own, operation);
    for (const form of formsOf(shape))
      expect(facetsIn(schemaCheckOf(provider), shape, form.value), operation.id).toContain(facetName(form));
  }
});

describe("a facet is not seen in a value that lacks it", () => {
  test.each([
    ["/size null", { kind: "leaf", size: 0 }],
    ["/size max", { kind: "leaf", size: 8 }],
    ['/kind enum:"branch"', { kind: "leaf", size: 0 }],
    ["/levels absent", { kind: "leaf", size: 0, levels: [] }],
    ["/levels two", { kind: "leaf", size: 0, levels: [{ key: "a" }] }],
    ["/note<string> awkward", { kind: "leaf", size: 0, note: "a b" }],
    ["/note branch:number", { kind: "leaf", size: 0, note: "1" }],
    ["/marks awkward key", { kind: "leaf", size: 0, marks: { plain: true } }],
  ])("%s", (facet, value) => {
    expect(facetsOf(node)).toContain(facet);
    expect(facetsIn(check, node, value)).not.toContain(facet);
  });
});

test("what was sent otherwise than it was asked for is told field by field", () => {
  const [operation] = toySpec.operations;
  if (!operation) return expect.unreachable();
  const args = { id: "a/b", limit: 2, only: ["a", "b"], "X-Trace": "t", body: { id: "1" } };
  const sent = {
    ...{
      provider: "toy",
      operation: "changeRun",
      method: "POST",
      path: "/runs/a%2Fb",
      body: '{"id":"1"}',
      status: 200,
    },
    url: "http://127.0.0.1/runs/a%2Fb?limit=2&only=a,b",
    headers: {
      ...{ accept: "application/json", authorization: "Bearer k", "content-type": "application/json", "x-trace": "t" },
    },
    answer: { status: 200, headers: {} },
  };
  const differences = (change: object) => requestDifferences(toySpec, operation, args, "k", { ...sent, ...change });
  expect(differences({})).toEqual([]);
  expect(differences({ method: "PUT", path: "/runs/a/b" })).toEqual([
    'method is "PUT", not "POST"',
    'path is "/runs/a/b", not "/runs/a%2Fb"',
  ]);
  expect(differences({ url: sent.url.replace("a,b", "a%2Cb") })).toEqual([
    'query is ["limit=2","only=a%2Cb"], not ["limit=2","only=a,b"]',
  ]);
  expect(differences({ headers: { ...sent.headers, authorization: "k" }, body: "" })).toEqual([
    'body is undefined, not {"id":"1"}',
    'authorization is "k", not "Bearer k"',
  ]);
});
