import { describe, expect, test } from "vitest";
import { ArgumentError, ContractError, PaginationLoopError } from "../src/index.ts";
import { acme, json, rejection } from "./fixture.ts";

/** A server over pages, keyed by cursor ("" is the first). */
const server = (pages: Record<string, unknown>, options = {}) =>
  acme(({ url }) => json(pages[new URL(url).searchParams.get("cursor") ?? ""]), options);

describe("a list followed by cursor", () => {
  const pages = {
    "": { items: [1, 2], next: "b", has_more: true },
    b: { items: [], next: "c", has_more: true },
    c: { items: [3], next: null, has_more: false },
  };

  test("gives every item once, over an empty page in the middle", async () => {
    const { client, sent } = server(pages);
    expect(await Array.fromAsync(client.listThings.all({ limit: 2 }))).toEqual([1, 2, 3]);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(["?limit=2", "?limit=2&cursor=b", "?limit=2&cursor=c"]);
  });

  test("gives pages with next and the provider's own answer", async () => {
    const { client } = server(pages);
    expect(await client.listThings.page({ cursor: "b" })).toEqual({ items: [], next: "c", raw: pages.b });
    expect(await client.listThings.page({ cursor: "c" })).toEqual({ items: [3], raw: pages.c });
    expect((await Array.fromAsync(client.listThings.pages())).map(({ items }) => items)).toEqual([[1, 2], [], [3]]);
  });

  test("stops at maxItems without asking for a page that is not needed", async () => {
    const { client, sent } = server(pages);
    expect(await Array.fromAsync(client.listThings.all({}, { maxItems: 2 }))).toEqual([1, 2]);
    expect(sent).toHaveLength(1);
    expect(await Array.fromAsync(client.listThings.all({}, { maxItems: 0 }))).toEqual([]);
    expect(sent).toHaveLength(1);
    expect(await rejection(Array.fromAsync(client.listThings.all({}, { maxItems: Number.NaN })))).toBeInstanceOf(
      ArgumentError,
    );
  });

  test("can be walked twice, each time from the start", async () => {
    const { client } = server(pages);
    expect(await Array.fromAsync(client.listThings.all())).toEqual(await Array.fromAsync(client.listThings.all()));
  });

  test.each([
    ["the same cursor again", { "": { items: [1], next: "a" }, a: { items: [2], next: "a" } }, undefined],
    [
      "two cursors in turn",
      { "": { items: [1], next: "a" }, a: { items: [2], next: "b" }, b: { items: [3], next: "a" } },
      undefined,
    ],
    ["the cursor it was begun with", { a: { items: [1], next: "b" }, b: { items: [2], next: "a" } }, "a"],
  ])("that gives %s ends with an error", async (_, looping, cursor) => {
    const { client, sent } = server(looping);
    const error = await rejection(Array.fromAsync(client.listThings.all({ cursor })));
    expect(error).toBeInstanceOf(PaginationLoopError);
    expect(error.cursor).toBe("a");
    expect(sent.length).toBeLessThanOrEqual(3);
  });

  test.each([
    ["more, but no cursor", { items: [], has_more: true }, /there may be more, but no cursor is at \/next/],
    [
      "more in other words, but no cursor",
      { items: [], next: null, has_more: "yes" },
      /there may be more, but no cursor is at \/next/,
    ],
    ["neither a flag nor a cursor", { items: [1] }, /there may be more, but no cursor is at \/next/],
    ["a cursor that is not text", { items: [], next: 5 }, /no cursor is at \/next/],
    ["no list", { next: null }, /has no list at \/items/],
  ])("that gives %s ends with an error", async (_, page, message) => {
    const { client } = server({ "": page });
    const error = await rejection(client.listThings.page());
    expect(error).toBeInstanceOf(ContractError);
    expect(error.message).toMatch(message);
  });

  test("ends at a cursor of no text, where no flag says that there is more", async () => {
    const { client } = server({ "": { items: [1], next: "" } });
    expect(await client.listThings.page()).not.toHaveProperty("next");
    const { client: torn } = server({ "": { items: [1], next: "", has_more: true } });
    expect(await rejection(torn.listThings.page())).toBeInstanceOf(ContractError);
  });

  test("ends when the flag says so, though there is a cursor", async () => {
    const { client } = server({ "": { items: [1], next: "zzz", has_more: false } });
    expect(await Array.fromAsync(client.listThings.all())).toEqual([1]);
  });
});

describe("a list followed by page number", () => {
  const answer = ({ url }: { url: string }) => {
    const page = Number(new URL(url).searchParams.get("page") ?? 1);
    return json({ records: page < 3 ? [page] : [], page, size: 1, total: 2 });
  };

  test("gives every item once and asks no page too many", async () => {
    const { client, sent } = acme(answer);
    expect(await Array.fromAsync(client.listPages.all())).toEqual([1, 2]);
    expect(sent).toHaveLength(2);
    expect((await client.listPages.page()).next).toBe(2);
    expect((await client.listPages.page(null as never)).next).toBe(2);
  });

  test("goes on over an empty page in the middle, since the total says that there is more", async () => {
    const { client } = acme(({ url }) => {
      const page = Number(new URL(url).searchParams.get("page") ?? 1);
      return json({ records: page === 2 ? [] : [page], page, size: 1, total: 3 });
    });
    expect(await Array.fromAsync(client.listPages.all())).toEqual([1, 3]);
  });

  test("refuses totals that are not numbers", async () => {
    const { client } = acme(() => json({ records: [1], page: 1, size: 1, total: "9" }));
    expect((await rejection(client.listPages.page())).message).toMatch(
      /\/page, \/size and \/total are not those of page 1/,
    );
  });
});
