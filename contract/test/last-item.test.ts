// What the suite makes of a list whose answer has no cursor: it goes on after the id of its last item.
import type { Reconcile } from "@evalbridge/core";
import { type Json, type Operation, valueAt } from "@evalbridge-internal/scripts";
import { describe, expect, test } from "vitest";
import { nextPage } from "../src/live/paging-drift.ts";
import { endsEmpty, listBody, put } from "../src/lost-answer.ts";
import { ruleMistakes } from "../src/mutate/rule-mistakes.ts";
import { listsSpec } from "../src/toy-lists.ts";

const [flagged, bare] = listsSpec.operations as [Operation, Operation];
const items = [{ id: "a" }, { id: "b" }];

describe("a live check", () => {
  const seen = (operation: Operation, payload: Json) => {
    const { findings, next } = nextPage(operation, operation.paging as NonNullable<Operation["paging"]>, payload);
    return { next, findings: findings.map(({ instance, detail }) => `${instance}: ${detail}`) };
  };

  test.each<[string, Operation, Json, object | undefined]>([
    ["goes on after the last item, where there is more", flagged, { data: items, has_more: true }, { after: "b" }],
    ["ends where there is no more", flagged, { data: items, has_more: false }, undefined],
    ["goes on after the last item, where there is no flag", bare, { data: items }, { after: "b" }],
    ["ends with an empty page, where there is no flag", bare, { data: [] }, undefined],
  ])("%s", (_, operation, payload, next) => {
    expect(seen(operation, payload)).toEqual({ next, findings: [] });
  });

  test.each<[string, Operation, Json, string]>([
    ["more after no item", flagged, { data: [], has_more: true }, "there is more, but no cursor"],
    ["no flag where there was one", flagged, { data: [] }, "is there more, or not?"],
    ["an id that is a number", bare, { data: [{ id: 7 }] }, "the cursor is not text"],
    ["no id", bare, { data: [{ id: "a" }, {}] }, "the last item has no id"],
  ])("tells of %s", (_, operation, payload, detail) => {
    const instance = detail.startsWith("is there") ? "/has_more" : "/data/-1/id";
    expect(seen(operation, payload)).toEqual({ next: undefined, findings: [`${instance}: ${detail}`] });
  });
});

describe("a lost answer", () => {
  const rule = {} as Reconcile;
  const pages = (operation: Operation) => [
    listBody(listsSpec, operation, rule, items, { number: 1, of: 2 }),
    listBody(listsSpec, operation, rule, items, { number: 2, of: 2 }),
    listBody(listsSpec, operation, rule, [], { number: 2, of: 2 }),
  ];
  const [first, last] = [[{ id: "a" }, { id: "page-2" }], items];

  test("is looked for on pages of which the last item leads on", () => {
    expect(pages(flagged)).toEqual([
      { data: first, has_more: true },
      { data: last, has_more: false },
      { data: [], has_more: false },
    ]);
    expect(pages(bare)).toEqual([{ data: first }, { data: last }, { data: [] }]);
    expect([endsEmpty(flagged), endsEmpty(bare)]).toEqual([false, true]);
  });

  test("stands in a list that -1 makes no longer", () => {
    expect(put({ data: [] }, "/data/-1/id", "x")).toEqual({ data: [] });
    expect(put({ data: [{ a: 1 }, { b: 2 }] }, "/data/-1/id", "x")).toEqual({ data: [{ a: 1 }, { b: 2, id: "x" }] });
  });
});

test("a mistake in the cursor's field is one in the last item's id", () => {
  for (const operation of [flagged, bare]) {
    const [mistake] = ruleMistakes["document page field"]?.(listsSpec, operation) ?? [];
    const [example] = operation.success.examples;
    const value = valueAt(mistake?.edit(listsSpec.document) ?? null, [...(example?.at ?? []), "value"]);
    expect(value).toEqual({ ...(example?.value as object), data: [{ id: "a" }, { id_v2: "b" }] });
    expect(mistake?.what).toBe("id became id_v2 in the answers");
  }
});
