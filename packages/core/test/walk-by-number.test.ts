// Traps that lists with numbered pages set: no walk goes on for ever, and none ends in silence while items come.
import { describe, expect, test } from "vitest";
import { ContractError, PaginationLimitError, PaginationLoopError } from "../src/index.ts";
import { acme, json } from "./fixture.ts";

/** A list that answers by page number. */
function listOf(answer: (page: number) => unknown) {
  const { client, sent } = acme(({ url }) => json(answer(Number(new URL(url).searchParams.get("page") ?? 1))), {
    onWarning: () => {},
  });
  return { list: client.listPages, sent };
}

async function readAll(items: AsyncIterable<unknown>): Promise<{ items: unknown[]; error?: Record<string, unknown> }> {
  const given: unknown[] = [];
  try {
    for await (const item of items) given.push(item);
    return { items: given };
  } catch (error) {
    return { items: given, error: error as Record<string, unknown> };
  }
}

/** Items by their place in the list. */
const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

describe("a list whose numbers cannot be", () => {
  test.each([
    ["a page that does not move", { page: 1 }, 2],
    ["page zero", { page: 0 }, 1],
    ["a page before the first", { page: -3 }, 1],
    ["a page too large to count on", { page: 2 ** 53 }, 1],
    ["pages of no size", { size: 0 }, 1],
    ["a size below zero", { size: -5 }, 1],
    ["half a size", { size: 0.5 }, 1],
    ["a total below zero", { total: -1 }, 1],
    ["an endless total", { total: 1e308 }, 1],
    ["a total that is text", { total: "9" }, 1],
    ["no total", { total: null }, 1],
  ])("%s, ends with an error, and no item is given twice", async (_, numbers, page) => {
    const { list, sent } = listOf(() => ({ records: [1], page: 1, size: 1, total: 9, ...numbers }));
    const { items, error } = await readAll(list.all());
    expect(error).toBeInstanceOf(ContractError);
    expect(error?.["message"]).toContain(`/page, /size and /total are not those of page ${page}`);
    expect(items).toHaveLength(sent.length - 1);
    expect(error?.["cursor"]).toBe(sent.length > 1 ? sent.length : undefined);
  });

  test("since its pages grow meanwhile, ends with an error that says where to go on", async () => {
    const grows = (page: number) => {
      const size = page === 1 ? 2 : 3;
      return { records: range((page - 1) * size, page * size), page, size, total: 9 };
    };
    const { items, error } = await readAll(listOf(grows).list.all());
    expect(items).toEqual([0, 1]);
    expect(error).toMatchObject({ name: "ContractError", cursor: 1 });
    expect(error?.["message"]).toMatch(/the pages grew from 2 items to 3, and not all came/);
  });

  test.each([
    [2, 3, 2],
    [10, 100, 1],
    [3, 4, 5],
  ])(
    "since they grow from %d items to %d on page %d, goes on from the error's cursor and loses none",
    async (small, large, turn) => {
      const total = 250;
      let grown = false;
      const { list } = listOf((page) => {
        grown ||= page > turn;
        const size = grown ? large : small;
        return { records: range((page - 1) * size, Math.min(page * size, total)), page, size, total };
      });
      const before = await readAll(list.all());
      expect(before.items).toHaveLength(small * turn);
      const after = await readAll(list.all({ page: before.error?.["cursor"] as number }));
      expect(after.error).toBeUndefined();
      expect(new Set([...before.items, ...after.items]).size).toBe(total);
      expect(after.items.length).toBeLessThan(total - small * turn + large);
    },
  );

  test("asked for no page in particular, as JSON says it, begins with the first", async () => {
    const { list } = listOf((page) => ({ records: [page], page: 1, size: 1, total: 1 }));
    expect(await list.page({ page: null })).toMatchObject({ items: expect.any(Array) });
  });
});

describe("a list whose total", () => {
  test("grows with every empty page is stopped after a hundred", async () => {
    const { list, sent } = listOf((page) => ({ records: [], page, size: 1, total: page + 1 }));
    const { error } = await readAll(list.all());
    expect(error).toBeInstanceOf(PaginationLoopError);
    expect([sent.length, error?.["cursor"]]).toEqual([100, 101]);
  });

  test("grows with every item is stopped at maxPages, and goes on from there", async () => {
    const { list } = listOf((page) => ({ records: [page], page, size: 1, total: page + 1 }));
    const { items, error } = await readAll(list.all({}, { maxPages: 3 }));
    expect(error).toBeInstanceOf(PaginationLimitError);
    expect([items, error?.["cursor"]]).toEqual([[1, 2, 3], 4]);
    expect((await readAll(list.all({ page: 4 }, { maxItems: 1 }))).items).toEqual([4]);
  });

  test.each([
    ["is always none", 0],
    ["is less than what comes", 3],
  ])("%s does not end it while items come", async (_, total) => {
    const { list } = listOf((page) => ({
      records: range((page - 1) * 2, Math.min(page * 2, 7)),
      page,
      size: 2,
      total,
    }));
    expect(await readAll(list.all())).toEqual({ items: range(0, 7) });
  });

  test("is more than what comes ends it after a hundred empty pages", async () => {
    const { list } = listOf((page) => ({ records: page === 1 ? [1] : [], page, size: 1, total: 1e6 }));
    expect((await readAll(list.all())).error).toBeInstanceOf(PaginationLoopError);
  });

  test("shrinks, since items were deleted, ends it well", async () => {
    const { list, sent } = listOf((page) => ({ records: page === 1 ? [1] : [], page, size: 1, total: 3 - page }));
    expect(await readAll(list.all())).toEqual({ items: [1] });
    expect(sent).toHaveLength(2);
  });
});

test("pages shorter than their size are followed to the last item: a provider may cap them", async () => {
  const capped = (page: number) => ({
    records: range((page - 1) * 2, Math.min(page * 2, 5)),
    page,
    size: 500,
    total: 5,
  });
  expect(await readAll(listOf(capped).list.all())).toEqual({ items: range(0, 5) });
});

test("a list of nothing, in pages of no size, has an end", async () => {
  const { list, sent } = listOf((page) => ({ records: [], page, size: 0, total: 0 }));
  expect(await readAll(list.all({ size: 0 }))).toEqual({ items: [] });
  expect(sent).toHaveLength(1);
});
