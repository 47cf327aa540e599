import { BadRequestError, type Page, type RunRecord } from "@evalbridge/core";
import { describe, expect, test } from "vitest";
import { ArgumentError, CursorError, createBridge, IncompleteListError, PaginationLoopError } from "../src/index.ts";
import { type Behaviour, broken, fakeSource, type Request, record, refs, rejection } from "./fixture.ts";

const runs = (prefix: string, count: number): RunRecord[] =>
  Array.from({ length: count }, (_, index) => record(`${prefix}${index}`));
const source = (behaviour: Behaviour["pages"], more: Partial<Behaviour> = {}) =>
  fakeSource({ pages: behaviour, ...more });

describe("a page", () => {
  test("is shared out among the sources that are still open, to the last run of the limit", async () => {
    const bridge = createBridge({
      brief: source([[["b", runs("b", 1)]]]),
      long: source([[["l", runs("l", 9)]]]),
      wide: source([[["w", runs("w", 9)]]]),
    });
    const first = await bridge.page({ limit: 5 });
    expect(refs(first.runs)).toEqual(["brief:b0", "long:l0", "long:l1", "wide:w0"]);
    const second = await bridge.page({ limit: 5, cursor: first.next });
    expect(refs(second.runs)).toEqual(["long:l2", "long:l3", "long:l4", "wide:w1", "wide:w2"]);
  });

  test("without cursor and limit is the first, of 50 runs", async () => {
    const { runs: found, next, failures } = await createBridge({ acme: source([[["a", runs("a", 60)]]]) }).page();
    expect([found.length, failures, typeof next]).toEqual([50, [], "string"]);
    expect(found[0]).toEqual({
      ref: "acme:a0",
      source: "acme",
      provider: "acme",
      id: "a0",
      status: "completed",
      rawStatus: "DONE",
      verdict: "none",
      raw: { id: "a0" },
    });
  });

  test("asks for the scopes once, however many of their pages it reads", async () => {
    const requests: Request[] = [];
    const acme = source(
      [
        [
          ["a", runs("a", 3)],
          ["b", runs("b", 3)],
        ],
      ],
      { pageSize: 2, before: (one) => void requests.push(one) },
    );
    await createBridge({ acme }).page();
    expect(requests.map(({ kind, scope, cursor, limit }) => [kind, scope, cursor, limit])).toEqual([
      ["scopes", undefined, undefined, undefined],
      ["page", "a", undefined, 50],
      ["page", "a", "2", 48],
      ["page", "b", undefined, 47],
      ["page", "b", "2", 45],
    ]);
  });

  test("takes a scope that is named twice once", async () => {
    const bridge = createBridge({
      acme: source([
        [
          ["a", runs("a", 2)],
          ["b", runs("b", 1)],
          ["a", runs("a", 2)],
        ],
      ]),
    });
    const found: string[] = [];
    for (let cursor: string | undefined, turn = 0; turn === 0 || (cursor && turn < 9); turn++) {
      const page = await bridge.page({ limit: 1, cursor });
      found.push(...refs(page.runs));
      cursor = page.next;
    }
    expect(found).toEqual(["acme:a0", "acme:a1", "acme:b0"]);
  });

  test("may be empty and yet not the last", async () => {
    const empty = Array.from({ length: 30 }, () => []);
    const bridge = createBridge({ acme: source([...empty, [["a", runs("a", 1)]]]) });
    const first = await bridge.page();
    expect([first.runs, typeof first.next]).toEqual([[], "string"]);
  });

  test.each([1, 0, -1, 2.5, Number.NaN])("of %d runs over two sources is refused", async (limit) => {
    const bridge = createBridge({ a: source([]), b: source([]) });
    const error = await rejection(bridge.page({ limit }));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.message).toBe(`limit is ${limit}; give a whole number, at least 2`);
  });

  test("ends with the caller's reason when its signal is aborted, not with failures", async () => {
    const controller = new AbortController();
    const before = (_: Request, call?: { signal?: AbortSignal | undefined }) => {
      controller.abort("enough");
      call?.signal?.throwIfAborted();
    };
    const page = createBridge({ acme: source([], { before }) }).page({}, { signal: controller.signal });
    await expect(page).rejects.toBe("enough");
  });
});

describe("a failing source", () => {
  test("is named in failures and goes on where it was, when it works again", async () => {
    let down = true;
    const before = ({ kind, cursor }: Request) => {
      if (down && kind === "page" && cursor === "2") throw broken();
    };
    const bridge = createBridge({ acme: source([[["a", runs("a", 4)]]], { pageSize: 2, before }), other: source([]) });
    const first = await bridge.page();
    expect(refs(first.runs)).toEqual(["acme:a0", "acme:a1"]);
    expect(first.failures).toMatchObject([{ source: "acme", error: broken() }]);
    down = false;
    const second = await bridge.page({ cursor: first.next });
    expect([refs(second.runs), second.failures, second.next]).toEqual([["acme:a2", "acme:a3"], [], undefined]);
  });

  test("makes the call throw once no other is left, in one line that names each", async () => {
    const before = () => {
      throw broken();
    };
    const bridge = createBridge({ a: source([], { before }), b: source([], { before }), c: source([]) });
    const { next, failures } = await bridge.page();
    expect(failures.map((failure) => failure.source)).toEqual(["a", "b"]);
    const error = await rejection(bridge.page({ cursor: next }));
    expect(error).toBeInstanceOf(IncompleteListError);
    expect(error).toMatchObject({ failures, cause: broken() });
    const line = "acme GET /runs → 500";
    expect(error.message).toBe(`the list is incomplete: a: ${line}; b: ${line}`);
  });
});

describe("a place in a list that is gone", () => {
  const pages = (...keys: string[]): Behaviour["pages"] => [keys.map((key) => [key, runs(key, 3)])];

  test.each([
    ["a scope that was left half-read", 2],
    ["a scope that was read to its end", 3],
  ])("is a CursorError of that source: %s", async (_, limit) => {
    const { next } = await createBridge({ acme: source(pages("a", "b")) }).page({ limit });
    const error = await rejection(createBridge({ acme: source(pages("b")) }).page({ cursor: next }));
    expect(error).toBeInstanceOf(IncompleteListError);
    expect(error.cause).toBeInstanceOf(CursorError);
    expect(error.message).toBe("the list is incomplete: acme: its place in the list is gone; start the list again");
  });

  test("is a CursorError of that source when the provider refuses its own cursor", async () => {
    const refused = new BadRequestError({ provider: "acme" }, { status: 400, headers: new Headers(), body: undefined });
    const before = ({ cursor }: Request) => {
      if (cursor !== undefined) throw refused;
    };
    const bridge = createBridge({ acme: source(pages("a"), { before }) });
    const { next } = await bridge.page({ limit: 2 });
    const error = await rejection(bridge.page({ cursor: next }));
    expect(error.cause).toBeInstanceOf(CursorError);
    expect(error.cause).toMatchObject({
      message: "acme → 400; start the list again",
      provider: "acme",
      cause: refused,
    });
  });

  test("is found again where scopes that were made meanwhile have moved it to a page further on", async () => {
    const { runs: first, next } = await createBridge({ acme: source(pages("a", "b")) }).page({ limit: 2 });
    const moved: Behaviour["pages"] = [[["new", runs("new", 1)]], [["a", runs("a", 3)]], [["b", runs("b", 3)]]];
    const later = createBridge({ acme: source(moved) });
    const rest: string[] = [];
    for (let cursor = next; cursor !== undefined; ) {
      const page = await later.page({ limit: 2, cursor });
      rest.push(...refs(page.runs));
      cursor = page.next;
    }
    expect([...refs(first), ...rest]).toEqual(["a0", "a1", "a2", "b0", "b1", "b2"].map((id) => `acme:${id}`));
  });

  test("is an error when a provider's pages name each other in turn", async () => {
    const acme = source(pages("a"));
    const page = async (_scope: unknown, _query: unknown, cursor?: string): Promise<Page<RunRecord>> => ({
      items: [],
      next: cursor === "one" ? "two" : "one",
    });
    const error = await rejection(
      createBridge({ acme: { ...acme, page } })
        .list()
        .pages()
        [Symbol.asyncIterator]()
        .next(),
    );
    expect(error.cause).toBeInstanceOf(PaginationLoopError);
  });

  test("is an error when a provider's page names itself as the next", async () => {
    const acme = source(pages("a"));
    const next = (): Promise<Page<RunRecord>> => Promise.resolve({ items: runs("a", 1), next: "again" });
    const bridge = createBridge({ acme: { ...acme, page: next } });
    const first = await bridge.page({ limit: 1 });
    expect(refs(first.runs)).toEqual(["acme:a0"]);
    const error = await rejection(bridge.page({ limit: 1, cursor: first.next }));
    expect(error.cause).toBeInstanceOf(PaginationLoopError);
  });
});
