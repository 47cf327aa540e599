import type { Cancels, Estimates, HasCases, HasParents, Page, RunCase, Scope, Starts } from "@evalbridge/core";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ArgumentError, createBridge, RunNotFoundError, RunRefError } from "../src/index.ts";
import { broken, fakeSource, notFound, record, rejection, sunset } from "./fixture.ts";

type Able = Starts<{ size: number }> & Estimates<{ size: number }> & Cancels & HasCases<string> & HasParents;

const lists: Record<string, Page<RunCase<string>>> = {
  first: { items: [{ outcome: "passed", raw: "one" }], next: "second" },
  second: { items: [{ outcome: "failed", raw: "two" }] },
};
const setups: Record<string, Page<Scope>> = {
  first: { items: [{ key: "p/1", name: "One" }], next: "second" },
  second: { items: [{ key: "p2" }] },
};

/** A source that can do everything, and keeps what it was asked. */
function able(asked: unknown[] = []) {
  const methods: Able = {
    start: async (input, call) => record(`new${asked.push(["start", input, call])}`, { status: "pending" }),
    estimate: async (input, call) => ({ costUsd: asked.push(["estimate", input, call]), raw: input }),
    cancel: async ([id = ""], call) => {
      if (id === "unknown") throw notFound();
      asked.push(["cancel", id, call]);
      return record(id, { status: "cancelled" });
    },
    async cases([id], cursor = "first") {
      if (id === "unknown") throw notFound();
      return lists[cursor] ?? { items: [] };
    },
    parents: async (cursor = "first") => setups[cursor] ?? { items: [] },
  };
  return { ...fakeSource({ pages: [[["s", [record("1"), record("a/b")]]]] }), ...methods };
}

const plain = () => fakeSource({ pages: [] });
const call = { timeoutMs: 5 };

afterEach(() => void vi.restoreAllMocks());

describe("a bridge", () => {
  test("needs sources, under keys that can name them", () => {
    expect(() => createBridge({})).toThrow("a bridge needs a source");
    for (const key of ["Acme", "1st", "a b", "a:b", "a_b", "-a", ""]) {
      const make = () => createBridge({ good: plain(), [key]: plain() });
      expect(make).toThrow(ArgumentError);
      expect(make).toThrow(`"${key}" cannot name a source; write a-z, 0-9 and -, a letter first`);
    }
  });

  test("takes two accounts of one provider", async () => {
    const bridge = createBridge({ acme: able(), "acme-eu": able() });
    expect(await bridge.get("acme-eu:1")).toMatchObject({ ref: "acme-eu:1", source: "acme-eu", provider: "acme" });
  });

  test("gets a run by its reference, or by itself", async () => {
    const bridge = createBridge({ acme: able() });
    const run = await bridge.get("acme:a%2Fb");
    expect(run).toEqual({ ...record("a/b"), address: undefined, ref: "acme:a%2Fb", source: "acme" });
    expect(await bridge.get(run)).toEqual(run);
    expect(await bridge.get({ ref: "acme:1" })).toMatchObject({ ref: "acme:1" });
  });

  test("says in one way that a run is not there, and leaves other errors as they are", async () => {
    const bridge = createBridge({
      acme: able(),
      down: fakeSource({ pages: [], before: () => Promise.reject(broken()) }),
    });
    const cases = Array.fromAsync(bridge.cases("acme:unknown"));
    for (const attempt of [bridge.get("acme:unknown"), bridge.cancel("acme:unknown"), cases]) {
      const error = await rejection(attempt);
      expect(error).toBeInstanceOf(RunNotFoundError);
      expect(error).toMatchObject({
        message: `acme has no run acme:unknown (${notFound().message})`,
        ref: "acme:unknown",
        cause: notFound(),
      });
    }
    expect(await rejection(bridge.get("down:1"))).toEqual(broken());
  });

  test("gives a run that is not there the name by which it was asked for", async () => {
    const elsewhere = new RunNotFoundError("acme", "acme:1");
    const bridge = createBridge({ "acme-eu": fakeSource({ pages: [], before: () => Promise.reject(elsewhere) }) });
    const error = await rejection(bridge.get("acme-eu:1"));
    expect(error).toMatchObject({ message: "acme has no run acme-eu:1", ref: "acme-eu:1", cause: elsewhere });
  });

  test("starts, estimates and cancels with what it is given", async () => {
    const asked: unknown[] = [];
    const bridge = createBridge({ acme: able(asked) });
    expect(await bridge.start("acme", { size: 3 }, call)).toMatchObject({ ref: "acme:new1", source: "acme" });
    expect(await bridge.estimate("acme", { size: 4 }, call)).toEqual({ costUsd: 2, raw: { size: 4 } });
    expect(await bridge.cancel("acme:a%2Fb", call)).toMatchObject({ ref: "acme:a%2Fb", status: "cancelled" });
    expect(asked).toEqual([
      ["start", { size: 3 }, call],
      ["estimate", { size: 4 }, call],
      ["cancel", "a/b", call],
    ]);
  });

  test("follows the pages of cases and of parents", async () => {
    const bridge = createBridge({ acme: able() });
    expect((await Array.fromAsync(bridge.cases("acme:1"))).map(({ raw }) => raw)).toEqual(["one", "two"]);
    expect(await Array.fromAsync(bridge.parents("acme"))).toEqual([
      { ref: "acme:p%2F1", id: "p/1", name: "One" },
      { ref: "acme:p2", id: "p2" },
    ]);
  });
});

describe("what comes from a command line", () => {
  const bridge = createBridge({ acme: able(), other: plain() });

  test("is read as a reference, in its one form", () => {
    expect(bridge.parse("acme:a%2fb")).toBe("acme:a%2Fb");
    expect(() => bridge.parse("acme")).toThrow(RunRefError);
    // As from plain JavaScript, or a command line without the argument.
    for (const nothing of [undefined, null, 5, {}])
      expect(() => bridge.parse(nothing as unknown as string)).toThrow(RunRefError);
    expect(() => bridge.parse("nobody:1")).toThrow('there is no source "nobody"; there are: acme, other');
    expect(() => bridge.parse("constructor:1")).toThrow(ArgumentError);
  });

  test("is asked what it can do", () => {
    expect(["acme", "acme:1", { ref: "acme:1" }].map((one) => bridge.can("cancel", one as "acme"))).toEqual([
      true,
      true,
      true,
    ]);
    expect(["other", "other:1", { ref: "other:1" }].map((one) => bridge.can("cancel", one as "other"))).toEqual([
      false,
      false,
      false,
    ]);
    expect(() => bridge.can("start", "nobody" as "acme")).toThrow(ArgumentError);
  });

  test("is refused in one line where the source cannot do it", async () => {
    const line = /^there is no source other with (start|estimate|cancel); there are: acme$/;
    await expect(bridge.start("other" as "acme", { size: 1 })).rejects.toThrow(line);
    await expect(bridge.estimate("other" as "acme", { size: 1 })).rejects.toThrow(line);
    await expect(bridge.cancel("other:1" as "acme:1")).rejects.toThrow(line);
    expect(() => bridge.cases("other:1" as "acme:1")).toThrow("there is no source other with cases; there are: acme");
    expect(() => createBridge({ other: plain() }).parents("other" as never)).toThrow("there are: none");
    await expect(bridge.get("nobody:1" as "acme:1")).rejects.toThrow("there is no source");
  });
});

describe("a source that has closed", () => {
  const gone = () => ({ ...fakeSource({ facts: sunset, pages: [] }), start: async () => record("1") });
  const line = "gone-eu: GONE closed on 2025-09-08 (https://gone.test/bye)";

  test.each<[string, (bridge: ReturnType<typeof createBridge<{ "gone-eu": ReturnType<typeof gone> }>>) => unknown]>([
    ["list", (bridge) => bridge.list()],
    ["page", (bridge) => bridge.page()],
    ["sorted", (bridge) => bridge.sorted()],
    ["start", (bridge) => bridge.start("gone-eu", undefined as never)],
  ])("says so once, when it is first used in %s", async (_, use) => {
    const warnings: string[] = [];
    const bridge = createBridge({ "gone-eu": gone() }, { onWarning: (message) => warnings.push(message) });
    expect(warnings).toEqual([]);
    await use(bridge);
    await use(bridge);
    expect(warnings).toEqual([line]);
  });

  test("says so on the console where nobody else listens, and not while it is not used", async () => {
    const spy = vi.spyOn(console, "warn").mockReturnValue();
    const bridge = createBridge({ "gone-eu": gone(), acme: plain() });
    await bridge.page({ sources: ["acme"] });
    expect(spy.mock.calls).toEqual([]);
    await bridge.page();
    expect(spy.mock.calls).toEqual([[`evalbridge: ${line}`]]);
  });
});
