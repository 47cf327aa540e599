import { expect, test } from "vitest";
import { differences } from "../src/pages/differences.ts";
import { structureOf } from "../src/pages/structure.ts";
import { againstSpec, pageText, shown } from "./shown-pages.ts";
import { changed } from "./small-spec.ts";

const [list, run, feather] = shown.map(({ page }) => pageText(page)) as [string, string, string];

test.each<[what: string, provider: string, text: string, difference: string]>([
  [
    "a type",
    "vogent",
    changed(
      list,
      "type: integer\n            nullable: false\n            default: 100",
      "type: number\n            default: 100",
    ),
    '/parameters/query limit/schema/type: "number" there, "integer" here',
  ],
  [
    "a default",
    "vogent",
    changed(list, "default: 100", "default: 50"),
    "/parameters/query limit/schema/default: 50 there, 100 here",
  ],
  ["a parameter", "vogent", changed(list, "name: cursor", "name: after"), "/parameters/query after: only there"],
  [
    "a required parameter",
    "vogent",
    changed(
      list,
      "name: cursor\n          schema:\n            type: string\n          required: false",
      "name: cursor\n          schema:\n            type: string\n          required: true",
    ),
    "/parameters/query cursor/required: true there, false here",
  ],
  [
    "null",
    "vogent",
    changed(list, "nullable: true", "nullable: false"),
    "/responses/200/application~1json/properties/cursor/type",
  ],
  ["a value of an enum", "vogent", changed(list, "- CANCELLED", "- CANCELED"), "/properties/status/enum/0"],
  [
    "a required field, behind references",
    "vogent",
    changed(list, "        - numFailing\n", ""),
    "/properties/aggregateResult/required/1: only here",
  ],
  [
    "a format",
    "vogent",
    changed(list, "format: date-time", "format: date"),
    'createdAt/format: "date" there, "date-time" here',
  ],
  ["an answer", "vogent", changed(list, '"422":', '"429":'), "/responses/429: only there"],
  [
    "security",
    "vogent",
    changed(list, "scheme: bearer", "scheme: basic"),
    '/security/0/0/scheme/scheme: "basic" there, "bearer" here',
  ],
  [
    "a body that may be left out",
    "vogent",
    changed(
      run,
      '$ref: "#/components/schemas/RunEvalInput"\n        required: true',
      '$ref: "#/components/schemas/RunEvalInput"',
    ),
    "/body/required: false there, true here",
  ],
  [
    "a limit",
    "feather",
    changed(feather, "maximum: 200", "maximum: 500"),
    "/parameters/query limit/schema/maximum: 500 there, 200 here",
  ],
  [
    "the name of the operation",
    "feather",
    changed(feather, "operationId: listEvalRuns", "operationId: listRuns"),
    "/operationId",
  ],
])("the comparison sees a difference in %s", (_, provider, text, difference) => {
  expect(againstSpec(provider, text)).toContainEqual(expect.stringContaining(difference));
});

test("the comparison does not mind prose, order, names of components, or how null is written", () => {
  const renamed = feather
    .replaceAll("EvalScoreResponse", "Score")
    .replace(
      "schema:\n            anyOf:",
      "description: Prose.\n          schema:\n            title: Prose\n            anyOf:",
    );
  expect(renamed).not.toBe(feather);
  expect(againstSpec("feather", renamed)).toEqual([]);
  const short = renamed.replace(
    /( +)anyOf:\n +- type: string\n +format: uuid\n +- type: "null"/,
    '$1type: ["null", string]\n$1format: uuid',
  );
  expect(short).not.toBe(renamed);
  expect(againstSpec("feather", short)).toEqual([]);
});

test("a schema that holds itself is compared as far as it goes", () => {
  const tree = (name: string, type: string) => ({
    paths: {
      "/a": {
        get: {
          responses: { 200: { content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } } } },
        },
      },
    },
    components: {
      schemas: { [name]: { properties: { leaf: { type }, child: { $ref: `#/components/schemas/${name}` } } } },
    },
  });
  const compare = (type: string) =>
    differences(structureOf(tree("Tree", "string"), "/a", "get"), structureOf(tree("Node", type), "/a", "get"));
  expect(compare("string")).toEqual([]);
  expect(compare("integer")).toEqual([
    '/responses/200/application~1json/properties/leaf/type: "string" there, "integer" here',
  ]);
});
