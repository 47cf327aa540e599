import { expect, test } from "vitest";
import type { Json, JsonObject } from "../src/json.ts";
import { compareDocuments } from "../src/pages/compare-documents.ts";
import { lineOf, theirsAndOurs } from "../src/pages/difference.ts";

/** A document with one operation that answers with a schema. */
function answering(schema: Json, schemas: JsonObject = {}, path = "/a/{id}"): JsonObject {
  const responses = { 200: { content: { "application/json": { schema } } } };
  return { openapi: "3.1.0", paths: { [path]: { get: { responses } } }, components: { schemas } };
}

function lines(there: JsonObject, here: JsonObject): string[] {
  return compareDocuments(there, here).changed.flatMap(({ where, differences }) =>
    differences.map((one) => `${where} ${lineOf(one, theirsAndOurs)}`),
  );
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const at = "GET /a/{id} /responses/200/application~1json";

test.each<[what: string, there: JsonObject, here: JsonObject]>([
  [
    "names of components",
    answering(ref("A"), { A: { properties: { next: ref("A") } } }),
    answering(ref("B"), { B: { properties: { next: ref("B") } } }),
  ],
  ["what is written in place", answering(ref("A"), { A: { type: "string" } }), answering({ type: "string" })],
  ["prose", answering({ type: "string", title: "A", description: "B" }), answering({ type: ["string"] })],
  ["the name of a placeholder", answering({}, {}, "/a/{id}"), answering({}, {}, "/a/{key}")],
  [
    "how null is written",
    answering({ oneOf: [ref("A"), { type: "null" }] }, { A: { type: "string", enum: ["x"] } }),
    answering({ type: ["null", "string"], enum: ["x", null] }),
  ],
  [
    "the order of a union",
    answering({ anyOf: [ref("A"), ref("B")] }, { A: { type: "string" }, B: { type: "integer" } }),
    answering({ anyOf: [ref("B"), ref("A")] }, { A: { type: "string" }, B: { type: "integer" } }),
  ],
  [
    "names in a union",
    answering({ anyOf: [ref("A"), ref("B")] }, { A: { properties: { a: {} } }, B: { properties: { b: {} } } }),
    answering({ anyOf: [ref("C"), ref("D")] }, { C: { properties: { b: {} } }, D: { properties: { a: {} } } }),
  ],
])("%s makes no difference", (_, there, here) => {
  expect(lines(there, here)).toEqual([]);
  expect(lines(here, there)).toEqual([]);
});

test.each<[what: string, there: Json, here: Json, line: string]>([
  ["a type", { type: "string" }, { type: "integer" }, `${at}/type: "string" there, "integer" here`],
  ["null", { type: ["string", "null"] }, { type: "string" }, `${at}/type: only there, "null"`],
  ["null beside a reference", { anyOf: [ref("A"), { type: "null" }] }, ref("A"), `${at}/type: only there, "null"`],
  ["a word", { enum: ["a", "b"] }, { enum: ["b", "c"] }, `${at}/enum: only there, "a"`],
  ["what is required", { required: ["a"] }, {}, `${at}/required: only there, "a"`],
  ["a bound", { maximum: 5 }, { maximum: 6 }, `${at}/maximum: 5 there, 6 here`],
  [
    "a member of a union",
    { anyOf: [{ type: "string" }, { type: "integer" }] },
    { anyOf: [{ type: "string" }] },
    `${at}/anyOf/integer: only there, {"type":"integer"}`,
  ],
  ["further fields", { additionalProperties: false }, {}, `${at}/additionalProperties: only there, false`],
  ["a field called as prose is", { properties: { title: {} } }, {}, `${at}/properties/title: only there, {}`],
  [
    "a field called __proto__",
    JSON.parse('{"properties":{"__proto__":{}}}'),
    {},
    `${at}/properties/__proto__: only there, {}`,
  ],
])("%s makes a difference", (_, there, here, line) => {
  const schemas = { A: { properties: {} } };
  expect(lines(answering(there, schemas), answering(here, schemas))[0]).toBe(line);
});

test("what differs in a shared schema is told once, with every operation that leads to it", () => {
  const document = (type: string): JsonObject => {
    const { paths, ...rest } = answering(ref("Outer"), { Outer: { items: ref("Inner") }, Inner: { type } });
    const { "/a/{id}": item } = paths as JsonObject;
    return { ...rest, paths: { "/a": item ?? {}, "/b": item ?? {} } };
  };
  expect(compareDocuments(document("string"), document("integer")).changed).toEqual([
    {
      where: "schema Inner",
      differences: [{ pointer: "/type", there: "string", here: "integer" }],
      usedBy: ["GET /a", "GET /b"],
    },
  ]);
});

test("schemas that all lead to each other are compared once each, not once for each way to them", () => {
  const count = 120;
  const schemas = (last: string) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `S${index}`,
        {
          type: index === count - 1 ? last : "object",
          properties: Object.fromEntries(Array.from({ length: count }, (_, to) => [`p${to}`, ref(`S${to}`)])),
        },
      ]),
    );
  expect(lines(answering(ref("S0"), schemas("object")), answering(ref("S0"), schemas("string")))).toEqual([
    'schema S119 /type: "object" there, "string" here',
  ]);
});

test("an operation that is no longer to be used differs", () => {
  const { paths, ...rest } = answering({});
  const old = JSON.parse(JSON.stringify(paths).replace('"get":{', '"get":{"deprecated":true,'));
  expect(lines({ ...rest, paths: old }, { ...rest, paths: paths ?? {} })).toEqual([
    "GET /a/{id} /deprecated: only there, true",
  ]);
});

test("two paths that differ in a placeholder's name only are kept apart", () => {
  const { paths: one } = answering({ type: "string" }, {}, "/a/{id}");
  const { paths: other } = answering({ type: "integer" }, {}, "/a/{key}");
  const both = { openapi: "3.1.0", paths: { ...(one as JsonObject), ...(other as JsonObject) } };
  expect(compareDocuments(both, both)).toMatchObject({ common: 2, changed: [] });
});
