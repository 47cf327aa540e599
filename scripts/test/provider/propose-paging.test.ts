// What a list is proposed to be followed by.
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/json.ts";
import { specOf } from "../../src/load-spec.ts";
import type { Operation } from "../../src/model/operation.ts";
import { proposePaging } from "../../src/provider/propose-paging.ts";

const text = { type: "string" };
const query = (name: string, schema: object) => ({ name, in: "query", schema });

function proposed(parameters: object[], properties: object, item = {}): JsonObject | undefined {
  const schema = { type: "object", properties: { items: { type: "array", items: item }, ...properties } };
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
  [
    "the last item's id where the answer says it",
    [query("after_id", text)],
    { has_more: { type: "boolean" }, last_id: { type: ["string", "null"] } },
    { cursor: "after_id", items: "/items", next: "/last_id", more: "/has_more" },
  ],
  [
    "the cursor that the answer has, before the last item's id",
    [query("starting_after", text)],
    { next_cursor: text, last_id: text },
    { cursor: "starting_after", items: "/items", next: "/next_cursor" },
  ],
  [
    "the cursor of a page's information",
    [query("after", text)],
    {
      pageInfo: {
        type: "object",
        properties: { hasNextPage: { type: "boolean" }, endCursor: { type: ["string", "null"] } },
      },
    },
    { cursor: "after", items: "/items", next: "/pageInfo/endCursor", more: "/pageInfo/hasNextPage" },
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

test("the page's number, though a filter is called `after` and a flag tells of more", () => {
  const integer = { type: "integer" };
  const asked = [query("after", text), query("page", integer), query("page_size", integer)];
  const numbers = { page: integer, page_size: integer, total: integer, has_more: { type: "boolean" } };
  const item = { type: "object", properties: { id: text } };
  expect(proposed(asked, numbers, item)).toMatchObject({ page: "page", number: "/page", total: "/total" });
  expect(proposed(asked, { has_more: { type: "boolean" } }, item)).toBeUndefined();
});

describe("where the answer has no cursor,", () => {
  const flag = { has_more: { type: "boolean" } };
  const withId = (schema: object) => ({ type: "object", properties: { id: schema } });
  const byItem = (cursor: string, more = {}) => ({ cursor, items: "/items", next: "/items/-1/id", ...more });

  test.each(["starting_after", "startingAfter", "after_id", "afterId"])("%s takes the last item's id", (name) => {
    expect(proposed([query(name, text)], {}, withId(text))).toEqual(byItem(name));
    const flagged = proposed([query("limit", { type: "integer" }), query(name, text)], flag, withId(text));
    expect(flagged).toEqual(byItem(name, { limit: "limit", more: "/has_more" }));
  });

  test("after takes the last item's id where a flag tells of more, and may else be anything", () => {
    expect(proposed([query("after", text)], flag, withId(text))).toEqual(byItem("after", { more: "/has_more" }));
    expect(proposed([query("after", text)], {}, withId(text))).toBeUndefined();
  });

  test("an item's id may be a part of what all records have", () => {
    const item = { allOf: [withId({ ...text, format: "uuid" }), { properties: { name: text } }] };
    expect(proposed([query("starting_after", text)], {}, item)).toEqual(byItem("starting_after"));
  });

  test.each([
    ["an id that is a number", query("starting_after", text), {}, withId({ type: "integer" })],
    ["an id that may be a number", query("starting_after", text), {}, withId({ type: ["string", "integer"] })],
    ["no id", query("starting_after", text), {}, { type: "object", properties: { name: text } }],
    ["an id that a map may have", query("starting_after", text), {}, { type: "object", additionalProperties: text }],
    ["a parameter that is a date", query("starting_after", { ...text, format: "date-time" }), {}, withId(text)],
    ["a parameter that is a number", query("starting_after", { type: "integer" }), {}, withId(text)],
    ["a header", { ...query("starting_after", text), in: "header" }, {}, withId(text)],
    ["a cursor of another name", query("after_id", text), { cursor: text }, withId(text)],
    ["a token", query("after_id", text), { pageToken: text }, withId(text)],
    [
      "a cursor that is further down",
      query("after_id", text),
      { paging: { type: "object", properties: { next: { type: "object", properties: { after: text } } } } },
      withId(text),
    ],
  ])("nothing is proposed for %s", (_, parameter, fields, item) => {
    expect(proposed([parameter], fields, item)).toBeUndefined();
  });
});
