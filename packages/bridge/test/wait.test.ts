import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ArgumentError, createBridge, RunRefError, type RunStatus } from "../src/index.ts";
import { record, sunset } from "./fixture.ts";
import { acme, completed, given, longest, pending, running, scripted, settled, strange } from "./scripted.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a wait for a run", () => {
  test("is over once the run has ended, and tells what it took", async () => {
    const { bridge } = acme(scripted({ 1: [pending, running, completed] }, { latencyMs: 20 }));
    const result = await settled(bridge.wait("acme:1", longest));
    expect(result).toEqual({
      run: { ...record("1"), address: undefined, ref: "acme:1", source: "acme" },
      reason: "ended",
      polls: 3,
      elapsedMs: 20 + 1_000 + 20 + 1_500 + 20,
    });
  });

  test.each<[RunStatus, object]>([
    ["completed", {}],
    ["partial", {}],
    ["failed", {}],
    ["cancelled", {}],
    ["unknown", { endedAt: "2026-11-24T12:00:00.000Z" }],
  ])("ends with a run that is %s", async (status, more) => {
    const { bridge, warnings } = acme(scripted({ 1: [{ status, ...more }] }));
    expect(await settled(bridge.wait("acme:1"))).toMatchObject({ reason: "ended", run: { status }, polls: 1 });
    expect(warnings).toEqual([]);
  });

  test("goes on while the run goes back", async () => {
    const { bridge } = acme(scripted({ 1: [running, pending, running, pending, completed] }));
    expect(await settled(bridge.wait("acme:1"))).toMatchObject({ reason: "ended", polls: 5 });
  });

  test("takes a status that nobody knows for running, at the same pace, and warns of it once", async () => {
    const source = scripted({ 1: [running, strange, running, strange, strange, completed] });
    const { bridge, warnings } = acme(source);
    expect(await settled(bridge.wait("acme:1", longest))).toMatchObject({ reason: "ended", polls: 6 });
    expect(source.times).toEqual([0, 1_000, 2_500, 4_750, 8_125, 13_187.5].map(Math.ceil));
    // The word is not in it: what a server says may hold a key.
    expect(warnings).toEqual([
      "acme:1: its status is unknown, see rawStatus; it counts as running until it has an end time",
    ]);
  });

  test("takes a run, what carries its reference, and the reference, from any process", async () => {
    const source = scripted({ "a/b": [completed] });
    const { bridge } = acme(source);
    for (const run of [given("a%2Fb"), { ref: "acme:a%2Fb" }, "acme:a%2Fb", "acme:a%2fb"] as const)
      expect(await settled(bridge.wait(run))).toMatchObject({ reason: "ended", run: { ref: "acme:a%2Fb", id: "a/b" } });
    expect(source.asked).toHaveLength(4);
  });

  test("reads afresh also a run that is given as ended", async () => {
    const source = scripted({ 1: [running, { ...(completed as object), score: 0.5 }] });
    const run = given("1", { status: "failed" });
    expect(await settled(acme(source).bridge.wait(run))).toMatchObject({ run: { status: "completed", score: 0.5 } });
  });

  test("keeps what the run is known to belong to, where its record does not say it", async () => {
    const parent = { id: "cfg", name: "Refunds" };
    const { bridge } = acme(
      scripted({ 1: [completed], 2: [{ parent: { id: "cfg" } }], 3: [{ parent: { id: "new" } }] }),
    );
    const results = await settled(bridge.wait(["1", "2", "3"].map((id) => given(id, { parent }))));
    expect(results).toMatchObject([{ run: { parent } }, { run: { parent } }, { run: { parent: { id: "new" } } }]);
    expect(results).not.toHaveProperty("2.run.parent.name");
  });

  test("passes on to each request what a call takes for it, and no limit of its own", async () => {
    const source = scripted({ 1: [completed] });
    const retry = { attempts: 1 };
    await settled(acme(source).bridge.wait("acme:1", { retry, maxResponseBytes: 9, timeoutMs: 5_000, graceMs: 1 }));
    expect(source.calls).toEqual([{ retry, maxResponseBytes: 9, signal: expect.any(AbortSignal) }]);
  });

  test("tells onProgress when the run is first read, whenever it changes, and at the end", async () => {
    const half = { ...(running as object), progress: { completed: 1, total: 2 } };
    const told: unknown[] = [];
    const source = scripted({ 1: [pending, pending, running, half, half, completed] });
    const onProgress = ({ run, reason, polls }: { run: object; reason?: string; polls: number }) =>
      told.push([polls, (run as { status: string }).status, reason]);
    await settled(acme(source).bridge.wait("acme:1", { ...longest, onProgress }));
    expect(told).toEqual([
      [1, "pending", undefined],
      [3, "running", undefined],
      [4, "running", undefined],
      [6, "completed", "ended"],
    ]);
  });

  test("ends with what onProgress throws, and asks no more", async () => {
    const source = scripted({ 1: [running] });
    const mine = new RangeError("mine");
    const onProgress = () => {
      throw mine;
    };
    expect(await settled(acme(source).bridge.wait("acme:1", { onProgress }))).toBe(mine);
    expect([source.asked.length, vi.getTimerCount()]).toEqual([1, 0]);
  });

  test("says once that the source has closed", async () => {
    const warnings: string[] = [];
    const { source } = scripted({ 1: [completed] });
    const bridge = createBridge(
      { gone: { ...source, provider: sunset } },
      { onWarning: (message) => warnings.push(message) },
    );
    await settled(bridge.wait("gone:1"));
    await settled(bridge.wait("gone:1"));
    expect(warnings).toEqual(["gone: GONE closed on 2025-09-08 (https://gone.test/bye)"]);
  });
});

describe("what cannot be waited for", () => {
  const source = scripted({ 1: [completed] });
  const { bridge } = acme(source);

  test.each([-1, Number.NaN, 1.5, Number.POSITIVE_INFINITY, "5" as unknown as number])(
    "is refused: %s milliseconds",
    async (ms) => {
      for (const name of ["timeoutMs", "graceMs"]) {
        const error = await settled(bridge.wait("acme:1", { [name]: ms }));
        expect(error).toBeInstanceOf(ArgumentError);
        expect(error).toHaveProperty("message", `${name} is ${ms}; give a whole number, at least 0`);
        expect(() => bridge.watch("acme:1", { [name]: ms })).toThrow(ArgumentError);
      }
    },
  );

  test("is refused: what is no reference, and a source that is not there", async () => {
    expect(await settled(bridge.wait("acme" as "acme:1"))).toBeInstanceOf(RunRefError);
    expect(await settled(bridge.wait(["acme:1", "nobody:1" as "acme:1"]))).toBeInstanceOf(ArgumentError);
    expect(() => bridge.watch("nobody:1" as "acme:1")).toThrow('there is no source "nobody"; there are: acme');
    expect(source.asked).toEqual([]);
  });
});
