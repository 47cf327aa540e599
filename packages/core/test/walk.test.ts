// Traps that lists set: each walk ends, with an error that says why and where to go on.
import { describe, expect, test } from "vitest";
import {
  ArgumentError,
  ContractError,
  InternalServerError,
  NetworkError,
  PaginationLimitError,
  PaginationLoopError,
} from "../src/index.ts";
import { acme, json, rejection } from "./fixture.ts";

type Answer = unknown | ((cursor: string, index: number) => unknown);
const once = { retry: { attempts: 1 } };

/** A list that answers by cursor ("" at the first page), or by a function of it. */
function listOf(answers: Readonly<Record<string, Answer>> | ((cursor: string, index: number) => unknown)) {
  const warnings: string[] = [];
  const { client, sent } = acme(
    ({ url }, index) => {
      const cursor = new URL(url).searchParams.get("cursor") ?? "";
      const answer = typeof answers === "function" ? answers(cursor, index) : answers[cursor];
      return answer instanceof Response ? answer : json(answer);
    },
    { ...once, onWarning: (message) => warnings.push(message) },
  );
  return { client, sent, warnings };
}

/** Reads to the end, whatever it is. */
async function readAll(items: AsyncIterable<unknown>): Promise<{ items: unknown[]; error?: Record<string, unknown> }> {
  const given: unknown[] = [];
  try {
    for await (const item of items) given.push(item);
    return { items: given };
  } catch (error) {
    return { items: given, error: error as Record<string, unknown> };
  }
}

const cycle = (length: number) => (cursor: string) => {
  const at = cursor === "" ? 0 : Number(cursor);
  return { items: [{ id: `${at}` }], next: String((at % length) + 1), has_more: true };
};

describe("a list that would never end", () => {
  test.each([
    ["repeats its cursor", { "": { items: [{ id: "1" }], next: "a" }, a: { items: [{ id: "2" }], next: "a" } }, 2],
    ["alternates between two", cycle(2), 3],
    ["goes round in three", cycle(3), 4],
    ["goes round in fifty", cycle(50), 51],
  ])("because it %s is stopped when a cursor comes again", async (_, answers, requests) => {
    const { client, sent } = listOf(answers as never);
    const { error } = await readAll(client.listThings.all());
    expect(error).toBeInstanceOf(PaginationLoopError);
    expect(error?.["message"]).toMatch(
      /gave the same next page twice; the walk was stopped, what came before it is good/,
    );
    expect(error?.["cursor"]).toEqual(expect.any(String));
    expect(sent).toHaveLength(requests);
  });

  test.each([
    ["empty pages", (_: string, index: number) => ({ items: [], next: `c${index}`, has_more: true })],
    ["the same items", (_: string, index: number) => ({ items: [{ id: "1" }], next: `c${index}`, has_more: true })],
    ["the same items without a name", (_: string, index: number) => ({ items: [{ a: 1 }], next: `c${index}` })],
  ])("because it gives %s under ever new cursors is stopped after a hundred", async (_, answers) => {
    const { client, sent } = listOf(answers);
    const { error } = await readAll(client.listThings.all());
    expect(error).toBeInstanceOf(PaginationLoopError);
    expect(error?.["message"]).toMatch(/gave 100 pages in a row with nothing new/);
    expect(sent.length).toBeLessThanOrEqual(101);
  });

  test("because it always has more is stopped at maxPages, and goes on from there", async () => {
    const endless = (cursor: string) => ({ items: [Number(cursor)], next: String(Number(cursor) + 1), has_more: true });
    const { client, sent } = listOf(endless);
    const { items, error } = await readAll(client.listThings.all({}, { maxPages: 3 }));
    expect(items).toEqual([0, 1, 2]);
    expect(error).toBeInstanceOf(PaginationLimitError);
    expect(error?.["cursor"]).toBe("3");
    const rest = await readAll(client.listThings.all({ cursor: error?.["cursor"] }, { maxPages: 2 }));
    expect(rest.items).toEqual([3, 4]);
    expect(sent).toHaveLength(5);
    const pages = await readAll(client.listThings.pages({}, { maxPages: 1 }));
    expect([pages.items.length, pages.error?.["cursor"]]).toEqual([1, "1"]);
  });

  test("is stopped after ten thousand pages where nothing else is said", async () => {
    const endless = (cursor: string) => ({ items: [Number(cursor)], next: String(Number(cursor) + 1), has_more: true });
    const { client, sent } = listOf(endless);
    const { items, error } = await readAll(client.listThings.all());
    expect([items.length, sent.length, error?.["name"]]).toEqual([10_000, 10_000, "PaginationLimitError"]);
  });

  test.each([
    ["maxPages", 0],
    ["maxPages", 1.5],
    ["maxPages", Number.NaN],
    ["maxItems", -1],
    ["maxItems", 0.5],
  ])("refuses %s of %d before it asks", async (name, value) => {
    const { client, sent } = listOf({});
    const { error } = await readAll(client.listThings.all({}, { [name]: value }));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error?.["message"]).toContain(`${name} is ${value}`);
    expect(sent).toHaveLength(0);
  });
});

describe("empty pages in the middle", () => {
  test("are no end, ninety-nine of them", async () => {
    const { client } = listOf((cursor) => {
      const at = Number(cursor);
      return at < 99 ? { items: [], next: String(at + 1), has_more: true } : { items: [{ id: "last" }], next: null };
    });
    expect(await readAll(client.listThings.all())).toEqual({ items: [{ id: "last" }] });
  });
});

describe("items that come twice", () => {
  test("are given as they come, and reported once, at the end", async () => {
    const { client, warnings } = listOf({
      "": { items: [{ id: "1" }, { id: "2" }], next: "b" },
      b: { items: [{ id: "2" }, { id: "3" }, { id: "1" }], next: null },
    });
    const { items } = await readAll(client.listThings.all());
    expect(items).toHaveLength(5);
    expect(warnings).toEqual(["acme GET /things: 2 items came twice"]);
  });

  test("are reported however the walk ends: by leaving it, or by an error", async () => {
    const answers = { "": { items: [{ id: "1" }, { id: "1" }], next: "b" }, b: new Response("", { status: 500 }) };
    const { client, warnings } = listOf(answers);
    for await (const _ of client.listThings.pages()) break;
    expect((await readAll(client.listThings.all())).error).toBeInstanceOf(InternalServerError);
    expect(warnings).toEqual(["acme GET /things: 1 item came twice", "acme GET /things: 1 item came twice"]);
  });

  test("are told apart by content where they have no name; beyond a thousand they are forgotten", async () => {
    const many = Array.from({ length: 1001 }, (_, index) => ({ text: `é${index}` }));
    const { client, warnings } = listOf({ "": { items: [...many, many[0], many[1000]], next: null } });
    await readAll(client.listThings.all());
    expect(warnings).toEqual(["acme GET /things: 1 item came twice"]);
  });
});

describe("a walk that fails", () => {
  const failures: readonly (readonly [string, () => unknown])[] = [
    ["a status", () => new Response("", { status: 500 })],
    ["a connection", () => Promise.reject(new TypeError("terminated"))],
    ["a body", () => new Response("<html>")],
    ["a form", () => json({ list: [] })],
    ["a missing cursor", () => json({ items: [9], has_more: true })],
  ];

  test.each(failures)("by %s goes on from the error's cursor, and loses and repeats nothing", async (_, fail) => {
    let broken = true;
    const { client } = acme(({ url }) => {
      const at = Number(new URL(url).searchParams.get("cursor") ?? 0);
      if (at === 2 && broken) return fail() as Response;
      return json({ items: [at], next: at < 4 ? String(at + 1) : null });
    }, once);
    const { items, error } = await readAll(client.listThings.all());
    expect(error?.["cursor"]).toBe("2");
    broken = false;
    const rest = await readAll(client.listThings.all({ cursor: error?.["cursor"] }));
    expect([...items, ...rest.items]).toEqual([0, 1, 2, 3, 4]);
  });

  test.each(failures.slice(0, 3))("by %s, followed by number, goes on likewise", async (_, fail) => {
    let broken = true;
    const { client } = acme(({ url }) => {
      const page = Number(new URL(url).searchParams.get("page") ?? 1);
      if (page === 3 && broken) return fail() as Response;
      return json({ records: [page], page, size: 1, total: 4 });
    }, once);
    const { items, error } = await readAll(client.listPages.all());
    expect(error?.["cursor"]).toBe(3);
    broken = false;
    const rest = await readAll(client.listPages.all({ page: error?.["cursor"] }));
    expect([...items, ...rest.items]).toEqual([1, 2, 3, 4]);
  });

  test("at its first page has no cursor, and need not have one", async () => {
    const { client } = acme(() => Promise.reject(new TypeError("terminated")), once);
    const error = await rejection(client.listThings.all().next());
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).not.toHaveProperty("cursor");
  });
});

describe("a list followed by number", () => {
  test.each([
    ["a page of no items while there are some", { records: [1], page: 1, size: 0, total: 2 }, ContractError],
    ["page zero", { records: [1], page: 0, size: 1, total: 2 }, ContractError],
    ["a page before the first", { records: [1], page: -3, size: 1, total: 2 }, ContractError],
    ["a size below zero", { records: [1], page: 1, size: -5, total: 2 }, ContractError],
    ["a page that does not move", { records: [1], page: 1, size: 1, total: 9 }, PaginationLoopError],
    ["a page too large to count on", { records: [1], page: 2 ** 53, size: 1, total: 2 ** 60 }, PaginationLoopError],
    ["a total that is text", { records: [1], page: 1, size: 1, total: "9" }, ContractError],
  ])("with %s ends with an error", async (_, answer, kind) => {
    const { client, sent } = acme(() => json(answer), once);
    const { error } = await readAll(client.listPages.all());
    expect(error).toBeInstanceOf(kind);
    expect(sent.length).toBeLessThanOrEqual(3);
  });

  test("whose total grows for ever is stopped", async () => {
    const { client } = acme(({ url }) => {
      const page = Number(new URL(url).searchParams.get("page") ?? 1);
      return json({ records: [], page, size: 1, total: page + 1 });
    }, once);
    expect((await readAll(client.listPages.all())).error).toBeInstanceOf(PaginationLoopError);
  });

  test("whose total is smaller than what came ends there", async () => {
    const { client, sent } = acme(() => json({ records: [1, 2, 3], page: 1, size: 3, total: 1 }), once);
    expect(await readAll(client.listPages.all())).toEqual({ items: [1, 2, 3] });
    expect(sent).toHaveLength(1);
  });
});
