// Callers who use one object for call after call.
import { describe, expect, test } from "vitest";
import { acme, json } from "./fixture.ts";

describe("a caller's object that is changed after the call", () => {
  const numbered = () =>
    acme(({ url }) => {
      const page = Number(new URL(url).searchParams.get("page") ?? 1);
      return json({ records: [page], page, size: 1, total: 3 });
    });

  test("was another page by then: each page is the one that was asked for", async () => {
    const { client } = numbered();
    const args = { page: 0 };
    const pages = [1, 2, 3].map((page) => client.listPages.page(Object.assign(args, { page })));
    expect((await Promise.all(pages)).map(({ items, next }) => [items, next])).toEqual([
      [[1], 2],
      [[2], 3],
      [[3], undefined],
    ]);
  });

  test("was another list by then: a walk stays in the one that it was begun with", async () => {
    const { client, sent } = numbered();
    const args = { page: 2 };
    const [pages, items] = [client.listPages.pages(args), client.listPages.all(args)];
    args.page = 1;
    expect((await Array.fromAsync(pages)).map((page) => page.items)).toEqual([[2], [3]]);
    expect(await Array.fromAsync(items)).toEqual([2, 3]);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(["?page=2", "?page=3", "?page=2", "?page=3"]);
  });
});
