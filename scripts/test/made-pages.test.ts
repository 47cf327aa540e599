// The pages that are made up for a list that goes on.
import type { CursorPaging } from "@evalbridge/core";
import { expect, test } from "vitest";
import type { JsonObject } from "../src/json.ts";
import { pagesFor } from "../src/made/pages.ts";

const byItem: CursorPaging = { kind: "cursor", cursor: "after", items: "/data", next: "/data/-1/id" };
const flagged: CursorPaging = { ...byItem, more: "/has_more" };
const id = { type: "string", format: "uuid" };
const uuid = "3fa85f64-5717-4562-b3fc-2c963f66afa6";
const run = { type: "object", required: ["id"], properties: { id } };
const page = (list: object, more: object = { type: "boolean" }): JsonObject =>
  JSON.parse(JSON.stringify({ type: "object", properties: { data: { type: "array", ...list }, has_more: more } }));
const shown = [{ id: "a" }, { id: "b" }];
const named = { type: "object", properties: { id: { type: "string" } } };

test.each([
  [
    "where a flag tells the last page",
    page({ items: run }),
    flagged,
    { data: [{ id: uuid }], has_more: true },
    { data: [{ id: uuid }], has_more: false },
    uuid,
  ],
  [
    "where an empty page is the last",
    page({ items: run }, { const: true }),
    byItem,
    { data: [{ id: uuid }], has_more: true },
    { data: [], has_more: true },
    uuid,
  ],
  [
    "after the last of the items that the document shows",
    page({ items: named, examples: [shown] }),
    flagged,
    { data: shown, has_more: true },
    { data: shown, has_more: false },
    "b",
  ],
  [
    "where an id is optional",
    page({ items: named }),
    flagged,
    { data: [{ id: "cursor_2" }], has_more: true },
    { data: [{}], has_more: false },
    "cursor_2",
  ],
] as const)("lead on after the last item's id %s", (_, schema, paging, first, last, after) => {
  expect(pagesFor({}, schema, paging)).toEqual({
    firstPage: { value: first },
    lastPage: { value: last, "x-match": { after } },
  });
});

test.each([
  ["a list that is never empty, and has no flag", page({ items: run, minItems: 1 }), byItem],
  ["a list of what cannot be made", page({ items: { ...run, if: {} } }), flagged],
  ["a list of what has no place for an id", page({ items: { enum: [{}] } }), flagged],
])("are not made of %s", (_, schema, paging) => {
  expect(pagesFor({}, schema, paging)).toBeUndefined();
});

test("a cursor that stands beside an empty list of links is put nowhere else", () => {
  const schema = page({ items: run }, { type: "array", maxItems: 0 });
  expect(pagesFor({}, schema, { ...byItem, next: "/has_more/0/next" })).toBeUndefined();
});
