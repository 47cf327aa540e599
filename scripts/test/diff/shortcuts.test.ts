import { expect, test } from "vitest";
import { compareSpecs } from "../../src/diff/compare-specs.ts";
import { compareeOf } from "../../src/diff/comparee.ts";
import { isKnotted } from "../../src/diff/knots.ts";
import type { JsonObject } from "../../src/json.ts";
import { readSpec } from "../../src/model/read-spec.ts";

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** A document of one operation per schema, in which each schema leads to the next one, and the last to the first. */
function ring(size: number, more: JsonObject = {}): JsonObject {
  const numbers = Array.from({ length: size }, (_, index) => index);
  const schema = (index: number): [string, JsonObject] => [
    `S${index}`,
    { type: "object", properties: { next: reference(`S${(index + 1) % size}`), ...(index === 0 && more) } },
  ];
  const path = (index: number): [string, JsonObject] => [
    `/s${index}`,
    {
      get: {
        operationId: `get${index}`,
        responses: { 200: { description: "It.", content: { "application/json": { schema: reference(`S${index}`) } } } },
      },
    },
  ];
  return {
    openapi: "3.1.0",
    info: { title: "Ring", version: "1" },
    paths: Object.fromEntries(numbers.map(path)),
    components: { schemas: Object.fromEntries(numbers.map(schema)) },
  };
}

test("a change behind any number of schemas that stay as they are is told for each method that leads to it", () => {
  const [old, now] = [ring(40), ring(40, { extra: { type: "string" } })].map((document) => readSpec("ring", document));
  if (!old || !now) throw new Error("no specs");
  const changes = compareSpecs(compareeOf(old, now));
  expect(changes).toMatchObject([{ level: "minor", field: "S0.extra", text: "is new" }]);
  expect(changes[0]?.operations).toHaveLength(40);
});

test("a change of an enum is told at the field that has it", () => {
  const documents = [["a"], ["a", "b"]].map((words) => {
    const document = ring(3, { word: reference("Word") });
    const { schemas } = document.components as { schemas: JsonObject };
    return { ...document, components: { schemas: { ...schemas, Word: { type: "string", enum: words } } } };
  });
  const [old, now] = documents.map((document) => readSpec("ring", document));
  if (!old || !now) throw new Error("no specs");
  expect(compareSpecs(compareeOf(old, now))).toMatchObject([
    { level: "major", operations: ["get0", "get1", "get2"], field: "S0.word", text: 'can now be "b"' },
  ]);
});

test("types are knotted where many of them lead back to themselves", () => {
  const chain = (size: number, last: string) =>
    new Map(
      Array.from({ length: size }, (_, index): [string, string] => [
        `#/components/schemas/S${index}`,
        `{"$ref":"#/components/schemas/${index === size - 1 ? last : `S${index + 1}`}"}`,
      ]),
    );
  const all = (components: Map<string, string>) => isKnotted(components, components.keys());
  expect(all(chain(40, "S0"))).toBe(true);
  expect(all(chain(10, "S0"))).toBe(false);
  expect(all(chain(40, "End"))).toBe(false);
});
