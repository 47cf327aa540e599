import { describe, expect, test } from "vitest";
import { CursorError, createBridge, EvalbridgeError, type PageQuery } from "../src/index.ts";
import { fakeSource, record, refs, rejection } from "./fixture.ts";

const source = (scope = "scöpe 1") => fakeSource({ pages: [[[scope, ["1", "2", "3", "4"].map((id) => record(id))]]] });
const sources = { acme: source(), other: source("ß😀\ud800") };
const bridge = createBridge(sources);
type Query = PageQuery<typeof sources>;
const query: Query = { limit: 2, status: ["completed"], native: { acme: { colour: "red" } } };

async function cursorOf(of: Query = query): Promise<string> {
  const { next } = await bridge.page(of);
  if (next === undefined) throw new Error("no cursor");
  return next;
}

describe("a cursor", () => {
  test("leads on in any process, with any page size, whatever characters are in its places", async () => {
    const cursor = await cursorOf();
    expect(cursor).toMatch(/^eb1\.[A-Za-z0-9_-]+\.[a-z0-9]+$/);
    const { runs } = await createBridge({ other: sources.other, acme: sources.acme }).page({
      ...query,
      limit: 3,
      cursor,
    });
    expect(refs(runs)).toEqual(["acme:2", "acme:3", "other:2"]);
  });

  test.each([[null], [7], [["a", "b"]], [{}]])("that is no text is refused: %j", async (cursor) => {
    expect(await rejection(bridge.page({ ...query, cursor: cursor as never }))).toBeInstanceOf(CursorError);
  });

  test("altered in any one character is refused", async () => {
    const cursor = await cursorOf();
    const letters = "AZaz09_-.+ ";
    for (let index = 0; index < cursor.length; index++) {
      for (const letter of letters) {
        if (letter === cursor[index]) continue;
        const altered = cursor.slice(0, index) + letter + cursor.slice(index + 1);
        const error = await rejection(bridge.page({ ...query, cursor: altered }));
        expect(error, altered).toBeInstanceOf(CursorError);
      }
    }
  });

  test("cut, lengthened or made up is refused in one line", async () => {
    const cursor = await cursorOf();
    const cut = Array.from(cursor, (_, length) => cursor.slice(0, length));
    const others = [` ${cursor}`, `${cursor}\n`, `${cursor}a`, cursor.repeat(2), "eb1..", "null", "x".repeat(20_000)];
    for (const text of [...cut, ...others]) {
      const error = await rejection(bridge.page({ ...query, cursor: text }));
      expect(error, text).toBeInstanceOf(CursorError);
      expect(error.message).toBe(
        "this cursor is not whole, or of another query or other sources; start the list again",
      );
    }
  });

  test.each<[string, Query]>([
    ["another status", { ...query, status: ["failed"] }],
    ["no status", { limit: 2, native: { acme: { colour: "red" } } }],
    ["another verdict", { ...query, verdict: ["passed"] }],
    ["a time", { ...query, since: "2025-01-01" }],
    ["another native filter", { ...query, native: { acme: { colour: "blue" } } }],
    ["other sources", { ...query, sources: ["acme"] }],
    ["other parents", { ...query, parents: ["acme:1", "other:1"] }],
  ])("of a query with %s is refused", async (_, other) => {
    const error = await rejection(bridge.page({ ...other, cursor: await cursorOf() }));
    expect(error).toBeInstanceOf(CursorError);
    expect(error.message).toBe("this cursor is not whole, or of another query or other sources; start the list again");
  });

  test("of a bridge with other sources is refused", async () => {
    const cursor = await cursorOf({ limit: 2 });
    const larger = createBridge({ ...sources, third: source() }).page({ limit: 3, cursor });
    const renamed = createBridge({ acme: sources.acme, another: sources.other }).page({ cursor });
    expect(await rejection(larger)).toBeInstanceOf(CursorError);
    expect(await rejection(renamed)).toBeInstanceOf(CursorError);
  });

  test("is good for the same question written in another way", async () => {
    const one: Query = { limit: 2, since: "2025-01-01T01:00:00+01:00", native: { acme: { colour: "red", size: 2 } } };
    const same: Query = { native: { acme: { size: 2, colour: "red" } }, since: new Date("2025-01-01"), limit: 2 };
    const acme = fakeSource({
      pages: [[["s", [1, 2].map((id) => record(`${id}`, { createdAt: "2025-02-01T00:00:00.000Z" }))]]],
    });
    const both = createBridge({ acme, other: source() });
    const { next } = await both.page(one);
    expect(refs((await both.page({ ...same, cursor: next })).runs)).toEqual(["acme:2"]);
  });

  test("holds neither filters nor addresses", async () => {
    const text = atob((await cursorOf()).split(".")[1] ?? "");
    expect(text).toContain("scope");
    for (const secret of ["pe 1", "completed", "colour", "red", "http"]) expect(text).not.toContain(secret);
  });

  test("that would be too long is an error that names the source whose place is", async () => {
    const lengthy = { ...source(), page: async () => ({ items: [record("1")], next: "x".repeat(200_000) }) };
    const error = await rejection(createBridge({ acme: source(), lengthy }).page({ limit: 2 }));
    expect(error).toBeInstanceOf(EvalbridgeError);
    expect(error.message).toBe(
      "lengthy: its cursor would have more than 16384 characters; use list(), which needs none",
    );
  });
});
