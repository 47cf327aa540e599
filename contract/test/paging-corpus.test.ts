// The traps of packages/core/test/walk.test.ts, set by each list of each provider.
import { EvalbridgeError, PaginationLoopError } from "@evalbridge/core";
import type { Json, Operation } from "@evalbridge-internal/scripts";
import { describe, expect, test } from "vitest";
import { neededArguments, type PageSays, pageBody } from "../src/paging-corpus.ts";
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

const cursorTraps: readonly (readonly [string, Says])[] = [
  ["a cursor that repeats", cycle(1)],
  ["two that alternate", cycle(2)],
  ["a circle of three", cycle(3)],
  ["empty pages under new cursors", (_, index) => ({ items: [], next: `c${index}`, more: true })],
  ["the same items under new cursors", (_, index) => ({ items: [item("1")], next: `c${index}`, more: true })],
];
const numberTraps: readonly (readonly [string, Says])[] = [
  ["a page that does not move", () => ({ items: [item("1")], next: 1, size: 1, total: 9 })],
  ["a total that grows", (asked) => ({ items: [], next: Number(asked ?? 1), size: 1, total: Number(asked ?? 1) + 1 })],
  ["pages of no size", () => ({ items: [item("1")], next: 1, size: 0, total: 9 })],
];
/** What ends well: an empty page in the middle is no end. */
const good: Says = (asked) => {
  const at = Number(asked ?? 1);
  return { items: at === 2 ? [] : [item(String(at))], next: at < 3 ? String(at + 1) : null, more: at < 3 };
};
const goodByNumber: Says = (asked) => {
  const at = Number(asked ?? 1);
  return { items: at === 2 ? [] : [item(String(at))], next: at, size: 1, total: 3 };
};

interface Walked {
  readonly items: readonly unknown[];
  readonly requests: number;
  readonly error?: unknown;
}

async function walk(provider: string, operation: Operation, says: Says, cursor?: unknown): Promise<Walked> {
  const module = await import(`@evalbridge/${provider}`);
  const name = `create${provider[0]?.toUpperCase()}${provider.slice(1)}Client`;
  const parameter = (operation.paging?.kind === "number" ? operation.paging.page : operation.paging?.cursor) as string;
  let requests = 0;
  const fetch = async (url: string) => {
    const asked = new URL(url).searchParams.get(parameter) ?? undefined;
    return Response.json(pageBody(specOf(provider), operation, says(asked, requests++)));
  };
  const client = module[name]({ apiKey: "key", fetch, onWarning: () => {} });
  const args = { ...neededArguments(operation), ...(cursor !== undefined && { [parameter]: cursor }) };
  const items: unknown[] = [];
  try {
    for await (const one of client[operation.id].all(args)) items.push(one);
    return { items, requests };
  } catch (error) {
    return { items, requests, error };
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
    async (_, says) => {
      const { error, requests } = await walk(provider, operation, says);
      expect(error).toBeInstanceOf(EvalbridgeError);
      expect(requests).toBeLessThanOrEqual(101);
      if (!(error instanceof PaginationLoopError)) return;
      expect(error.cursor).toBeDefined();
      // It is an argument of the very operation: asked with it, the walk goes on, until it is in the trap again.
      expect((await walk(provider, operation, says, error.cursor)).requests).toBeGreaterThan(0);
    },
  );

  test("goes on over an empty page in the middle, to its end", async () => {
    const { items, error, requests } = await walk(provider, operation, byNumber ? goodByNumber : good);
    expect(error).toBeUndefined();
    expect([items, requests]).toEqual([[item("1"), item("3")], 3]);
  });

  if (operation.paging?.kind === "cursor" && operation.paging.more !== undefined)
    test("ends with an error where there is more but no cursor, and well where there is a cursor but no more", async () => {
      const torn = await walk(provider, operation, () => ({ items: [item("1")], next: null, more: true }));
      expect(torn.error).toBeInstanceOf(EvalbridgeError);
      const over = await walk(provider, operation, () => ({ items: [item("1")], next: "zzz", more: false }));
      expect([over.items, over.requests, over.error]).toEqual([[item("1")], 1, undefined]);
    });
});
