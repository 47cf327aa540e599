// The traps of packages/core/test/walk.test.ts, set by each list of each provider.
import { ContractError, type EvalbridgeError, PaginationLoopError } from "@evalbridge/core";
import type { Json, Operation } from "@evalbridge-internal/scripts";
import { describe, expect, test } from "vitest";
import { neededArguments, type PageSays, pageBody } from "../src/paging-corpus.ts";
import { providerModule } from "../src/provider-module.ts";
import { providers } from "../src/repository.ts";
import { specOf } from "../src/specs.ts";

type Says = (asked: string | undefined, index: number) => PageSays;
const item = (name: string): Json => ({ id: name });
const cycle =
  (length: number): Says =>
  (asked) => {
    const at = asked === undefined ? 0 : Number(asked);
    return { items: [item(String(at))], next: String((at % length) + 1), more: true };
  };

type Kind = typeof ContractError | typeof PaginationLoopError;
type Trap = readonly [name: string, says: Says, kind: Kind, requests: number];
const cursorTraps: readonly Trap[] = [
  ["a cursor that repeats", cycle(1), PaginationLoopError, 2],
  ["two that alternate", cycle(2), PaginationLoopError, 3],
  ["a circle of three", cycle(3), PaginationLoopError, 4],
  ["a circle of fifty", cycle(50), PaginationLoopError, 51],
  ["empty pages", (_, index) => ({ items: [], next: `c${index}`, more: true }), PaginationLoopError, 100],
  ["the same items", (_, index) => ({ items: [item("1")], next: `c${index}`, more: true }), PaginationLoopError, 101],
  ["a cursor that is a number", () => ({ items: [item("1")], next: 7, more: true }), ContractError, 1],
  ["a cursor of zero", () => ({ items: [item("1")], next: 0, more: true }), ContractError, 1],
  ["a cursor that is an object", () => ({ items: [item("1")], next: { at: "1" }, more: true }), ContractError, 1],
];

/** The numbers of a page that was asked for, but for those that the trap changes. */
const numbered =
  (changed: (page: number) => Partial<PageSays>): Says =>
  (asked) => {
    const page = Number(asked ?? 1);
    return { items: [item(String(page))], next: page, size: 1, total: 9, ...changed(page) };
  };
const numberTraps: readonly Trap[] = [
  ["a page that does not move", numbered(() => ({ next: 1 })), ContractError, 2],
  ["a page that nobody counts to", numbered(() => ({ next: 1e308 })), ContractError, 1],
  ["empty pages", numbered(() => ({ items: [], total: 1e6 })), PaginationLoopError, 100],
  ["a total that grows", numbered((page) => ({ items: [], total: page + 1 })), PaginationLoopError, 100],
  ["the same items", numbered(() => ({ items: [item("1")], total: 1e6 })), PaginationLoopError, 101],
  ["pages that grow", numbered((page) => ({ size: page })), ContractError, 2],
  ["pages of no size", numbered(() => ({ size: 0 })), ContractError, 1],
  ["a size below zero", numbered(() => ({ size: -1 })), ContractError, 1],
  ["a total that is text", numbered(() => ({ total: "9" })), ContractError, 1],
];
/** What ends well: an empty page in the middle is no end. */
const good: Says = (asked) => {
  const at = Number(asked ?? 1);
  return { items: at === 2 ? [] : [item(String(at))], next: at < 3 ? String(at + 1) : null, more: at < 3 };
};
const goodByNumber: Says = numbered((page) => ({ total: 3, ...(page === 2 && { items: [] }) }));

interface Walked {
  readonly items: readonly unknown[];
  /** The cursor, or page, of each request. */
  readonly asked: readonly (string | undefined)[];
  readonly error?: unknown;
}

async function walk(provider: string, operation: Operation, says: Says, cursor?: unknown): Promise<Walked> {
  const { createClient } = await providerModule(provider);
  const parameter = (operation.paging?.kind === "number" ? operation.paging.page : operation.paging?.cursor) as string;
  const asked: (string | undefined)[] = [];
  const fetch = async (url: string) => {
    const cursor = new URL(url).searchParams.get(parameter) ?? undefined;
    return Response.json(pageBody(specOf(provider), operation, says(cursor, asked.push(cursor))));
  };
  const methods = createClient({ apiKey: "key", fetch, onWarning: () => {} });
  const args = { ...neededArguments(operation), ...(cursor !== undefined && { [parameter]: cursor }) };
  const items: unknown[] = [];
  try {
    for await (const one of methods[operation.id]?.all?.(args) ?? []) items.push(one);
    return { items, asked };
  } catch (error) {
    return { items, asked, error };
  }
}

const lists = providers.flatMap((provider) =>
  specOf(provider)
    .operations.filter(({ paging }) => paging)
    .map((operation): [string, string, Operation] => [provider, operation.id, operation]),
);

test("there are lists of each provider", () => {
  expect(new Set(lists.map(([provider]) => provider))).toEqual(new Set(providers));
  expect(lists.length).toBeGreaterThan(20);
});

describe.each(lists)("%s %s", (provider, _, operation) => {
  const byNumber = operation.paging?.kind === "number";

  test.each(byNumber ? numberTraps : cursorTraps)(
    "ends %s with a typed error that says where to go on",
    async (_, says, kind, requests) => {
      const { error, asked } = await walk(provider, operation, says);
      expect(error).toBeInstanceOf(kind);
      expect(asked).toHaveLength(requests);
      const { cursor } = error as EvalbridgeError;
      // At its first page a walk has nothing to go on from.
      expect(cursor === undefined).toBe(requests === 1);
      if (cursor !== undefined) expect((await walk(provider, operation, says, cursor)).asked[0]).toBe(String(cursor));
    },
  );

  test("goes on over an empty page in the middle, to its end", async () => {
    const { items, error, asked } = await walk(provider, operation, byNumber ? goodByNumber : good);
    expect(error).toBeUndefined();
    expect([items, asked.length]).toEqual([[item("1"), item("3")], 3]);
  });

  if (operation.paging?.kind === "cursor" && operation.paging.more !== undefined)
    test("ends with an error where there is more but no cursor, and well where there is a cursor but no more", async () => {
      const torn = await walk(provider, operation, () => ({ items: [item("1")], next: null, more: true }));
      expect(torn.error).toBeInstanceOf(ContractError);
      const over = await walk(provider, operation, () => ({ items: [item("1")], next: "zzz", more: false }));
      expect([over.items, over.asked.length, over.error]).toEqual([[item("1")], 1, undefined]);
    });
});
