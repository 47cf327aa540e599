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
import { walk } from "../src/walk.ts";
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
    expect(error?.["message"]).toMatch(/gave a page twice, or 100 with nothing new; what came before is good/);
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
    expect(error?.["message"]).toMatch(/gave a page twice, or 100 with nothing new/);
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
    expect(warnings).toEqual(["acme GET /things: 2 of the items came twice"]);
  });

  test("are reported however the walk ends: by leaving it, or by an error", async () => {
    const answers = { "": { items: [{ id: "1" }, { id: "1" }], next: "b" }, b: new Response("", { status: 500 }) };
    const { client, warnings } = listOf(answers);
    for await (const _ of client.listThings.pages()) break;
    expect((await readAll(client.listThings.all())).error).toBeInstanceOf(InternalServerError);
    expect(warnings).toEqual([
      "acme GET /things: 1 of the items came twice",
      "acme GET /things: 1 of the items came twice",
    ]);
  });

  test("are told apart by content where they have no name; beyond a thousand they are forgotten", async () => {
    const many = Array.from({ length: 1001 }, (_, index) => ({ text: `é${index}` }));
    const { client, warnings } = listOf({ "": { items: [...many, many[0], many[1000]], next: null } });
    await readAll(client.listThings.all());
    expect(warnings).toEqual(["acme GET /things: 1 of the items came twice"]);
  });

  test("are remembered from when they came last", async () => {
    const others = (from: number) => Array.from({ length: 900 }, (_, index) => from + index);
    const { client, warnings } = listOf({ "": { items: ["x", ...others(0), "x", ...others(900), "x"], next: null } });
    await readAll(client.listThings.all());
    expect(warnings).toEqual(["acme GET /things: 2 of the items came twice"]);
  });

  test("are told apart by number and text, and by an id alone where there is one", async () => {
    const items = [{ id: 1 }, { id: "1" }, 1, "1", null, { id: 1, changed: true }];
    const { client, warnings } = listOf({ "": { items, next: null } });
    await readAll(client.listThings.all());
    expect(warnings).toEqual(["acme GET /things: 1 of the items came twice"]);
  });

  test("may be nested as deeply as they like, or be large", async () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const large = `"${"é".repeat(4_000_000)}"`;
    const answer = () => new Response(`{"items":[${deep},${deep},${large},${large}],"next":null}`);
    const { client, warnings } = listOf(answer);
    expect((await readAll(client.listThings.all())).items).toHaveLength(4);
    expect(warnings).toEqual(["acme GET /things: 1 of the items came twice"]);
  });
});

describe("a walk that is left", () => {
  const endless = (cursor: string) => ({ items: [Number(cursor)], next: String(Number(cursor) + 1), has_more: true });

  test("asks for no more, and is over", async () => {
    const { client, sent } = listOf(endless);
    const walked = client.listThings.all();
    for await (const item of walked) if (item === 1) break;
    expect(await walked.next()).toEqual({ done: true, value: undefined });
    expect(sent).toHaveLength(2);
  });

  test("by its signal ends with the signal's reason", async () => {
    const { client, sent } = listOf(endless);
    const left = new AbortController();
    const items: unknown[] = [];
    const read = async () => {
      for await (const item of client.listThings.all({}, { signal: left.signal })) {
        items.push(item);
        if (item === 2) left.abort(new Error("enough"));
      }
    };
    expect((await rejection(read())).message).toBe("enough");
    expect([items, sent.length]).toEqual([[0, 1, 2], 3]);
  });

  test("does not touch another over the same list", async () => {
    const { client } = listOf(endless);
    const args = { cursor: "5" };
    const [one, other] = [client.listThings.all(args), client.listThings.all(args)];
    expect((await one.next()).value).toBe(5);
    expect((await other.next()).value).toBe(5);
    await one.return(undefined);
    expect((await other.next()).value).toBe(6);
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

  test.each(failures.slice(0, 4))("by %s, followed by number, goes on likewise", async (_, fail) => {
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

  test.each([
    ["was frozen", Object.freeze(new ContractError({}, "broken")), undefined],
    ["is thrown a second time", Object.assign(new ContractError({}, "broken"), { cursor: "earlier" }), "here"],
  ])("with an error that %s ends with that error", async (_, error, cursor) => {
    const thrown = await readAll(walk({}, () => Promise.reject(error), "here"));
    expect(thrown.error).toBe(error);
    expect(error.cursor).toBe(cursor);
  });

  test("at its first page has no cursor, and need not have one", async () => {
    const { client } = acme(() => Promise.reject(new TypeError("terminated")), once);
    const error = await rejection(client.listThings.all().next());
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).not.toHaveProperty("cursor");
  });
});
