// Lists whose answer has no cursor: they go on after the id of their last item.
import { describe, expect, test } from "vitest";
import { type Api, ContractError, PaginationLoopError } from "../src/index.ts";
import { at, withValue } from "../src/pointer.ts";
import { acme, api, json, rejection } from "./fixture.ts";

describe("-1 in a pointer", () => {
  test.each([
    ["is the last item of a list", { data: [{ id: "a" }, { id: "b" }] }, "/data/-1/id", "b"],
    ["is the last item where that is all", { data: ["a", "b"] }, "/data/-1", "b"],
    ["is the last item of each list on the way", [["a"], ["b", "c"]], "/-1/-1", "c"],
    ["is nothing in an empty list", { data: [] }, "/data/-1/id", undefined],
    ["is nothing where there is no list", { data: "ab" }, "/data/-1", undefined],
    ["is nothing in an object without that property", { data: { 0: "a" } }, "/data/-1", undefined],
    ["is a property where an object has it", { data: { "-1": { id: "a" } } }, "/data/-1/id", "a"],
  ])("%s", (_, value, pointer, expected) => {
    expect(at(value, pointer)).toBe(expected);
  });

  test.each(["-2", "-01", "-0", "-"])("leads nowhere as %s", (part) => {
    expect(at(["a", "b"], `/${part}`)).toBeUndefined();
  });

  test("is read only: nothing is put into a list", () => {
    expect(withValue({ tags: ["a"] }, "/tags/-1", "b")).toBeUndefined();
    expect(withValue({}, "/tags/-1", "b")).toEqual({ tags: { "-1": "b" } });
  });
});

/** Three pages of two runs each, after the id that is asked for. */
const runs = ["a", "b", "c", "d", "e", "f"].map((id) => ({ id }));
const after = (url: string) => runs.findIndex(({ id }) => id === new URL(url).searchParams.get("starting_after")) + 1;
const clientOf = (more: string | undefined, answer: (from: number) => object) => {
  const paging = { kind: "cursor", cursor: "starting_after", items: "/data", next: "/data/-1/id" } as const;
  const page = more === undefined ? paging : { ...paging, more };
  const listThings = { method: "GET", path: "/things", class: "safe", query: ["starting_after"], page } as const;
  const table: Api = { operations: { ...api.operations, listThings } };
  const { client, sent } = acme(({ url }) => json(answer(after(url))), { api: table });
  return { list: client.listThings, asked: () => sent.map(({ url }) => new URL(url).search) };
};

describe("a list that goes on after its last item", () => {
  test("ends where the flag says so, without asking for a page that is not needed", async () => {
    const answer = (from: number) => ({ data: runs.slice(from, from + 2), has_more: from < 4 });
    const { list, asked } = clientOf("/has_more", answer);
    expect(await Array.fromAsync(list.all())).toEqual(runs);
    expect(asked()).toEqual(["", "?starting_after=b", "?starting_after=d"]);
  });

  test("ends with an empty page where there is no flag", async () => {
    const { list, asked } = clientOf(undefined, (from) => ({ data: runs.slice(from, from + 2) }));
    expect(await Array.fromAsync(list.all())).toEqual(runs);
    expect(asked()).toEqual(["", "?starting_after=b", "?starting_after=d", "?starting_after=f"]);
  });

  test("gives the last item's id as next", async () => {
    const { list } = clientOf(undefined, (from) => ({ data: runs.slice(from, from + 2) }));
    expect(await list.page()).toMatchObject({ items: runs.slice(0, 2), next: "b" });
    expect(await list.page({ starting_after: "f" })).toEqual({ items: [], raw: { data: [] } });
  });

  test.each([
    ["is empty, and says that there is more", "/has_more", { data: [], has_more: true }],
    ["is empty, and says nothing where others have a flag", "/has_more", { data: [] }],
    ["has a last item whose id is a number", undefined, { data: [{ id: "a" }, { id: 7 }] }],
    ["has a last item without an id", undefined, { data: [{ id: "a" }, {}] }],
    ["has a last item whose id is null", undefined, { data: [{ id: null }] }],
    ["has a last item whose id is empty", undefined, { data: [{ id: "" }] }],
  ])("ends with an error on a page that %s", async (_, more, answer) => {
    const { list } = clientOf(more, () => answer);
    const error = await rejection(list.page());
    expect(error).toBeInstanceOf(ContractError);
    expect(error.message).toContain("there may be more, but no cursor is at /data/-1/id");
  });

  test("ends with an error where the server takes no notice of the id", async () => {
    const { list, asked } = clientOf(undefined, () => ({ data: runs.slice(0, 2) }));
    const error = await rejection(Array.fromAsync(list.all()));
    expect(error).toBeInstanceOf(PaginationLoopError);
    expect(asked()).toHaveLength(2);
  });
});
