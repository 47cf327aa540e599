import type { RunRecord, SourceFailure } from "@evalbridge/core";
import { describe, expect, test } from "vitest";
import { ArgumentError, createBridge, IncompleteListError, type Sources } from "../src/index.ts";
import { type Behaviour, broken, fakeSource, type Request, record, refs, rejection } from "./fixture.ts";

const runs = (prefix: string, count: number): RunRecord[] =>
  Array.from({ length: count }, (_, index) => record(`${prefix}${index}`));
const scopes = (count: number, size: number): Behaviour["pages"] => [
  Array.from({ length: count }, (_, index) => [`s${index}`, runs(`s${index}r`, size)] as const),
];
const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

/** A bridge that keeps its warnings. */
function listen(sources: Sources) {
  const warnings: string[] = [];
  return { warnings, bridge: createBridge(sources, { onWarning: (message) => warnings.push(message) }) };
}

describe("a list", () => {
  test("gives runs as they arrive, and can be read again", async () => {
    const slow = fakeSource({ pages: scopes(1, 2), before: aWhile });
    const bridge = createBridge({ slow, swift: fakeSource({ pages: scopes(1, 2) }) });
    const list = bridge.list();
    const order = ["swift:s0r0", "swift:s0r1", "slow:s0r0", "slow:s0r1"];
    expect(refs(await Array.fromAsync(list))).toEqual(order);
    expect(refs(await Array.fromAsync(list))).toEqual(order);
  });

  test("gives runs that came together as pages, of the size that is asked for", async () => {
    const bridge = createBridge({ acme: fakeSource({ pages: scopes(1, 5) }) });
    const pages = await Array.fromAsync(bridge.list({ limit: 2 }).pages());
    expect(pages.map(({ items }) => items.length)).toEqual([2, 2, 1]);
    const whole = await Array.fromAsync(bridge.list().pages());
    expect(whole.map(({ items }) => items.length)).toEqual([5]);
  });

  test("takes whole what a source gives whole, in one request", async () => {
    const requests: Request[] = [];
    const before = (request: Request) => void requests.push(request);
    const whole = { ...fakeSource({ pages: scopes(2, 500), before }), listsWhole: true };
    const list = createBridge({ whole }).list({ limit: 10 });
    const pages = await Array.fromAsync(list.pages());
    expect(pages.map(({ items }) => items.length)).toEqual([500, 500]);
    expect(requests.filter(({ kind }) => kind === "page")).toHaveLength(2);
    // A page of the bridge is as large as it is asked to be.
    expect((await createBridge({ whole }).page({ limit: 10 })).runs).toHaveLength(10);
  });

  test("reads four scopes of a source at a time, and all sources at once", async () => {
    const inFlight = new Map<string, number>();
    const most = new Map<string, number>();
    const busy = (key: string) => async () => {
      inFlight.set(key, (inFlight.get(key) ?? 0) + 1);
      most.set(key, Math.max(most.get(key) ?? 0, inFlight.get(key) ?? 0));
      await aWhile();
      inFlight.set(key, (inFlight.get(key) ?? 0) - 1);
    };
    const source = (key: string) => fakeSource({ pages: scopes(9, 3), pageSize: 2, before: busy(key) });
    expect(await Array.fromAsync(createBridge({ a: source("a"), b: source("b") }).list())).toHaveLength(54);
    expect(most).toEqual(
      new Map([
        ["a", 4],
        ["b", 4],
      ]),
    );
  });

  test("reads a scope one page ahead of the one that is being looked at, and no further", async () => {
    const requests: (string | undefined)[] = [];
    const acme = fakeSource({ pages: scopes(1, 1000), before: ({ cursor }) => void requests.push(cursor) });
    for await (const _ of createBridge({ acme }).list({ limit: 10 }).pages()) {
      await aWhile();
      break;
    }
    expect(requests).toEqual([undefined, undefined, "10"]);
  });

  test("gives no page without runs", async () => {
    const acme = fakeSource({
      pages: [
        [
          ["a", [record("1"), record("2", { status: "failed" })]],
          ["b", []],
        ],
      ],
    });
    const pages = await Array.fromAsync(
      createBridge({ acme })
        .list({ status: ["failed"], limit: 1 })
        .pages(),
    );
    expect(pages.map(({ items }) => refs(items))).toEqual([["acme:2"]]);
  });

  test("drops runs that come again soon, and tells how many at its end", async () => {
    const [one, two] = [record("one"), record("two")];
    const { bridge, warnings } = listen({
      acme: fakeSource({
        pages: [
          [
            ["a", [one, two, one]],
            ["b", [two]],
          ],
        ],
      }),
      other: fakeSource({ pages: [[["a", [one, one]]]] }),
    });
    expect(refs(await Array.fromAsync(bridge.list())).sort()).toEqual(["acme:one", "acme:two", "other:one"]);
    expect(warnings.sort()).toEqual([
      "acme: runs that came twice are given once: 2",
      "other: runs that came twice are given once: 1",
    ]);
  });

  test("remembers 1,000 runs of a source and no more", async () => {
    const again = (distance: number) => fakeSource({ pages: [[["a", [...runs("r", distance), record("r0")]]]] });
    const near = listen({ acme: again(1000) });
    expect(await Array.fromAsync(near.bridge.list())).toHaveLength(1000);
    expect(near.warnings).toHaveLength(1);
    const far = listen({ acme: again(1300) });
    expect(await Array.fromAsync(far.bridge.list())).toHaveLength(1301);
    expect(far.warnings).toEqual([]);
  });

  test.each([0, 1.5, -3])("with pages of %d runs is refused at once", (limit) => {
    const bridge = createBridge({ acme: fakeSource({ pages: [] }) });
    expect(() => bridge.list({ limit })).toThrow(ArgumentError);
  });
});

describe("a source that fails", () => {
  const before = ({ scope }: Request) => {
    if (scope === "s1") throw broken();
  };
  const sources = { bad: fakeSource({ pages: scopes(2, 1), before }), good: fakeSource({ pages: scopes(3, 1) }) };

  test("does not stop the others, and makes the list end with an error", async () => {
    const found: string[] = [];
    const loop = async () => {
      for await (const run of createBridge(sources).list()) found.push(run.ref);
    };
    const error = await rejection(loop());
    expect(error).toBeInstanceOf(IncompleteListError);
    expect(error).toMatchObject({ failures: [{ source: "bad", error: broken() }] });
    expect(found.filter((ref) => ref.startsWith("good:"))).toHaveLength(3);
  });

  test("is told to onFailure at once instead, where that is given", async () => {
    const events: string[] = [];
    const onFailure = ({ source, error }: SourceFailure) => events.push(`${source} failed: ${(error as Error).name}`);
    const slow = fakeSource({ pages: scopes(1, 1), before: aWhile });
    for await (const { ref } of createBridge({ ...sources, slow }).list({ onFailure })) events.push(ref);
    expect(events).toContain("bad failed: InternalServerError");
    expect(events.at(-1)).toBe("slow:s0r0");
  });

  test("ends the loop with the error that onFailure throws", async () => {
    const onFailure = () => {
      throw new Error("that will do");
    };
    await expect(Array.fromAsync(createBridge(sources).list({ onFailure }))).rejects.toThrow("that will do");
  });
});
