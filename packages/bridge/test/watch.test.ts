import { getEventListeners } from "node:events";
import type { RunRecord } from "@evalbridge/core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createBridge, type Snapshot } from "../src/index.ts";
import { notFound } from "./fixture.ts";
import { acme, completed, failure, given, longest, pending, running, scripted, settled, shortest } from "./scripted.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const shown = ({ run, reason, polls }: Snapshot) => [run.ref, run.status, reason, polls];
const seen = (snapshots: Snapshot[] | Error) => (snapshots as Snapshot[]).map(shown);

describe("watching a run", () => {
  test("gives it when it is first read, when it changes, and at last with the reason", async () => {
    const { bridge } = acme(scripted({ 1: [pending, pending, running, running, completed] }));
    const snapshots = await settled(Array.fromAsync(bridge.watch("acme:1", longest)));
    expect(seen(snapshots)).toEqual([
      ["acme:1", "pending", undefined, 1],
      ["acme:1", "running", undefined, 3],
      ["acme:1", "completed", "ended", 5],
    ]);
    expect(snapshots).toMatchObject([{ elapsedMs: 0 }, { elapsedMs: 2_500 }, { elapsedMs: 8_125 }]);
  });

  test("gives a run once that has ended already, or is gone, or could not be read in time", async () => {
    const { bridge } = acme(scripted({ 1: [completed], 2: [notFound()], 3: [failure(503)] }));
    expect(seen(await settled(Array.fromAsync(bridge.watch(given("1")))))).toEqual([
      ["acme:1", "completed", "ended", 1],
    ]);
    expect(seen(await settled(Array.fromAsync(bridge.watch(given("2")))))).toEqual([["acme:2", "pending", "gone", 1]]);
    const late = await settled(Array.fromAsync(bridge.watch(given("3"), { timeoutMs: 100 })));
    expect(seen(late)).toEqual([["acme:3", "pending", "timeout", 1]]);
  });

  test.each<[string, Partial<RunRecord>]>([
    ["status", { status: "running" }],
    ["rawStatus", { rawStatus: "QUEUED" }],
    ["verdict", { verdict: "failed" }],
    ["progress", { progress: { completed: 1, total: 2 } }],
    ["counts", { counts: { passed: 1 } }],
    ["score", { score: 0.5 }],
    ["costUsd", { costUsd: 0.1 }],
    ["error", { error: { message: "slow" } }],
    ["startedAt", { startedAt: "2026-11-24T12:00:00.000Z" }],
    ["parent", { parent: { id: "cfg" } }],
  ])("takes a change of %s for one", async (_, change) => {
    const before = { ...(pending as object) };
    const { bridge } = acme(scripted({ 1: [before, { ...before, ...change }, completed] }));
    expect(seen(await settled(Array.fromAsync(bridge.watch("acme:1"))))).toHaveLength(3);
  });

  test("does not take for a change what only the provider's own record has, or the order of fields", async () => {
    const parent = { id: "cfg" };
    const { bridge } = acme(
      scripted({
        1: [
          { ...(pending as object), raw: { beat: 1 }, score: 0.5, parent },
          { parent, score: 0.5, ...(pending as object), raw: { beat: 2 } },
          { ...(pending as object), score: 0.5 },
          completed,
        ],
      }),
    );
    expect(seen(await settled(Array.fromAsync(bridge.watch("acme:1"))))).toHaveLength(2);
  });

  test("begins anew with each loop", async () => {
    const source = scripted({ 1: [completed] });
    const watch = acme(source).bridge.watch("acme:1");
    expect(source.asked).toEqual([]);
    for (const _ of [1, 2]) expect(seen(await settled(Array.fromAsync(watch)))).toHaveLength(1);
    expect(source.asked).toEqual(["1", "1"]);
  });

  test("fails as waiting does, once what is known of the others has been given", async () => {
    const refused = failure(401);
    const { bridge } = acme(scripted({ 1: [completed], 2: [running, refused], 3: [pending] }));
    const told: unknown[] = [];
    const loop = async () => {
      for await (const snapshot of bridge.watch(["acme:1", "acme:2", "acme:3"])) {
        told.push(shown(snapshot));
        await new Promise((resolve) => setTimeout(resolve, 10_000));
      }
    };
    expect(await settled(loop())).toBe(refused);
    expect(told).toEqual([
      ["acme:1", "completed", "ended", 1],
      ["acme:2", "running", undefined, 1],
      ["acme:3", "pending", undefined, 1],
    ]);
  });

  test("asks no source any more when one has failed, though the loop takes its time", async () => {
    const refused = failure(401);
    const fine = scripted({ 1: [running] });
    const bridge = createBridge({ fine: fine.source, bad: scripted({ 1: [running, refused] }).source });
    const loop = async () => {
      for await (const _ of bridge.watch(["fine:1", "bad:1"], shortest)) {
        await new Promise((resolve) => setTimeout(resolve, 100_000));
      }
    };
    expect(await settled(loop())).toBe(refused);
    expect(fine.times).toEqual([0, 500]);
  });

  test("gives the last word on those that were read, before it says that one could not be", async () => {
    const { bridge } = acme(scripted({ 1: ["hangs"], 2: [running] }));
    const told: unknown[] = [];
    const loop = async () => {
      for await (const snapshot of bridge.watch(["acme:1", given("2")], { timeoutMs: 1_000 }))
        told.push(shown(snapshot));
    };
    expect(await settled(loop())).toMatchObject({ name: "TimeoutError" });
    expect(told).toEqual([
      ["acme:2", "running", undefined, 1],
      ["acme:2", "running", "timeout", 1],
    ]);
  });
});

describe("a loop that takes its time", () => {
  const step = (at: number): Partial<RunRecord> => ({
    status: "running",
    progress: { completed: at, total: 100 },
  });

  test("finds the latest of each run only, and never misses the last", async () => {
    const many = Array.from({ length: 30 }, (_, at) => step(at));
    const { bridge } = acme(scripted({ 1: [...many, completed], 2: [pending, completed] }));
    const told: unknown[] = [];
    const loop = async () => {
      for await (const snapshot of bridge.watch(["acme:1", "acme:2"], longest)) {
        told.push(shown(snapshot));
        await new Promise((resolve) => setTimeout(resolve, 100_000));
      }
    };
    await settled(loop());
    expect(told.slice(0, 2)).toEqual([
      ["acme:1", "running", undefined, 1],
      ["acme:2", "completed", "ended", 2],
    ]);
    expect(told.at(-1)).toEqual(["acme:1", "completed", "ended", 31]);
    expect(told.length).toBeLessThan(8);
  });

  test("does not hold up the requests, nor the end", async () => {
    const source = scripted({ 1: [pending, running, completed] });
    const told: unknown[] = [];
    const loop = async () => {
      for await (const snapshot of acme(source).bridge.watch("acme:1", longest)) {
        told.push(shown(snapshot));
        await new Promise((resolve) => setTimeout(resolve, 60_000));
        expect(source.times).toEqual([0, 1_000, 2_500]);
      }
    };
    await settled(loop());
    expect(told).toEqual([
      ["acme:1", "pending", undefined, 1],
      ["acme:1", "completed", "ended", 3],
    ]);
  });

  test("is given nothing more once its caller has ended it", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const { bridge } = acme(scripted({ 1: [completed], 2: [running] }));
    const told: unknown[] = [];
    const loop = async () => {
      for await (const snapshot of bridge.watch(["acme:1", "acme:2"], { signal: controller.signal })) {
        told.push(snapshot.run.ref);
        controller.abort(reason);
      }
    };
    expect(await settled(loop())).toBe(reason);
    expect(told).toEqual(["acme:1"]);
  });

  test("leaves no timer once the last snapshot is there, though nobody asks for more", async () => {
    const snapshots = acme(scripted({ 1: [completed] }))
      .bridge.watch("acme:1")
      [Symbol.asyncIterator]();
    expect(await snapshots.next()).toMatchObject({ done: false, value: { reason: "ended" } });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("leaving the loop", () => {
  const left = async (leave: () => boolean) => {
    const source = scripted({ 1: [running], 2: ["hangs"], 3: ["is deaf"] });
    const controller = new AbortController();
    const watch = acme(source).bridge.watch(["acme:1", "acme:2", "acme:3"], { signal: controller.signal });
    const loop = async () => {
      for await (const _ of watch) if (leave()) break;
    };
    const outcome = await loop().catch((error: unknown) => error);
    const timers = vi.getTimerCount();
    await vi.advanceTimersByTimeAsync(60_000);
    const aborted = source.calls.map(({ signal }) => signal?.aborted);
    return { outcome, timers, listeners: getEventListeners(controller.signal, "abort").length, aborted };
  };
  const nothing = { timers: 0, listeners: 0, aborted: [true, true, true] };

  test("with break ends the requests, and leaves nothing", async () => {
    expect(await left(() => true)).toEqual({ outcome: undefined, ...nothing });
  });

  test("with an error ends the requests, and leaves nothing", async () => {
    const mine = new Error("mine");
    const leave = () => {
      throw mine;
    };
    expect(await left(leave)).toEqual({ outcome: mine, ...nothing });
  });
});
