// What a list is proposed to be followed by.
import { expect, test } from "vitest";
import type { JsonObject } from "../../src/json.ts";
import { specOf } from "../../src/load-spec.ts";
import type { Operation } from "../../src/model/operation.ts";
import { proposePaging } from "../../src/provider/propose-paging.ts";

const text = { type: "string" };
const query = (name: string, schema: object) => ({ name, in: "query", schema });

function proposed(parameters: object[], properties: object): JsonObject | undefined {
  const schema = { type: "object", properties: { items: { type: "array", items: {} }, ...properties } };
  const responses = { 200: { description: "", content: { "application/json": { schema } } } };
  const paths = { "/a": { get: { operationId: "list", parameters, responses } } };
  const root = JSON.parse(JSON.stringify({ openapi: "3.1.0", info: { title: "T", version: "1" }, paths }));
  const { spec } = specOf("acme", { file: "f", root, where: () => "f:1:1" }, "", "upstream");
  return proposePaging(spec, spec.operations[0] as Operation);
}

test.each([
  [
    "the cursor",
    [query("cursor", text)],
    { next_cursor: text },
    { cursor: "cursor", items: "/items", next: "/next_cursor" },
  ],
  [
    "the cursor before what may be something else",
    [query("after", text), query("cursor", text)],
    { next_cursor: text },
    { cursor: "cursor", items: "/items", next: "/next_cursor" },
  ],
  [
    "a word for what comes after",
    [query("after", text)],
    { last_id: text },
    { cursor: "after", items: "/items", next: "/last_id" },
  ],
  ["no date", [query("after", { ...text, format: "date-time" })], { next_cursor: text }, undefined],
  [
    "no date that may be null",
    [query("after", { anyOf: [{ ...text, format: "date" }, { type: "null" }] })],
    { next_cursor: text },
    undefined,
  ],
  ["no number", [query("cursor", { type: "integer" })], { next_cursor: text }, undefined],
  [
    "the page's number",
    [query("page", { type: "integer" }), query("per_page", { type: "integer" })],
    { page: { type: "integer" }, per_page: { type: "integer" }, total: { type: "integer" } },
    { page: "page", limit: "per_page", items: "/items", number: "/page", size: "/per_page", total: "/total" },
  ],
  [
    "nothing where two lists stand",
    [query("cursor", text)],
    { next_cursor: text, others: { type: "array", items: {} } },
    undefined,
  ],
] as [string, object[], object, JsonObject | undefined][])("%s", (_, parameters, properties, expected) => {
  expect(proposed(parameters, properties)).toEqual(expected);
});
