// References that lead through a schema which is written in another way when a document is read.
import { expect, test } from "vitest";
import { emitTypes } from "../../src/emit/openapi-types.ts";
import type { JsonObject } from "../../src/json.ts";
import { specOf } from "../../src/load-spec.ts";
import type { Origin } from "../../src/model/operation.ts";
import { problemsOf } from "../small-spec.ts";
import { readUpstream } from "./read-schemas.ts";

const to = (rest: string) => ({ $ref: `#/components/schemas/${rest}` });
const number = { type: "object", properties: { n: { type: "integer" } } };
const through: Readonly<Record<string, readonly [schema: object, rest: string]>> = {
  "null beside allOf": [{ nullable: true, allOf: [to("Base")], ...number }, "properties/n"],
  "null beside a part": [{ nullable: true, allOf: [number] }, "allOf/0/properties/n"],
  "a part that is null": [{ allOf: [{ nullable: true }, number] }, "allOf/1/properties/n"],
};
const schemasWith = (schema: object, rest: string) => ({
  Base: { type: "object", properties: { id: { type: "string" } } },
  Pet: schema,
  User: { type: "object", properties: { age: to(`Pet/${rest}`) } },
});

test.each(Object.entries(through))("what a reference leads to keeps its type: %s", (_, [schema, rest]) => {
  const types = emitTypes(readUpstream(schemasWith(schema, rest)).document);
  const [, name] = /age\?: components\["schemas"\]\["([^"]+)"\]/.exec(types) ?? [];
  expect(types).toMatch(new RegExp(`^ +"?${name}"?: number;$`, "m"));
});

test.each(Object.entries(through))("a description of ours says so itself: %s", (_, [schema, rest]) => {
  const root = { openapi: "3.1.0", info: {}, paths: {}, components: { schemas: schemasWith(schema, rest) } };
  const source = { file: "f", root: root as unknown as JsonObject, where: () => "f:1:1" };
  const problems = (origin: Origin) => problemsOf(() => specOf("acme", source, "", origin));
  expect(problems("authored")).toEqual([
    `f:1:1 $ref #/components/schemas/Pet/${rest}: leads through a schema that may be null; give what it names a component`,
  ]);
});
