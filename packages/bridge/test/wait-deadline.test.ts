import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { RunNotFoundError, TimeoutError } from "../src/index.ts";
import { notFound } from "./fixture.ts";
import { acme, completed, failure, given, longest, running, scripted, settled, shortest, strange } from "./scripted.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

describe("a wait whose time is over", () => {
  test("gives the run as it was last read", async () => {
    const source = scripted({ 1: [{ ...(running as object), progress: { completed: 1, total: 2 } }] });
    const result = await settled(acme(source).bridge.wait("acme:1", { ...longest, timeoutMs: 10_000 }));
    expect(result).toMatchObject({
      reason: "timeout",
      run: { status: "running", progress: { completed: 1 } },
      polls: 6,
      elapsedMs: 10_000,
    });
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is over after half an hour, where nobody says otherwise", async () => {
    const result = await settled(acme(scripted({ 1: [running] })).bridge.wait("acme:1"));
    expect(result).toMatchObject({ reason: "timeout", elapsedMs: 1_800_000 });
  });

  test("is never over with a timeoutMs of 0, or one that no timer holds", async () => {
    for (const timeoutMs of [0, 2 ** 31, Number.MAX_SAFE_INTEGER]) {
      const steps = [...Array.from({ length: 2_000 }, () => running), completed];
      const result = await settled(acme(scripted({ 1: steps })).bridge.wait("acme:1", { ...longest, timeoutMs }));
      expect(result).toMatchObject({ reason: "ended", polls: 2_001 });
    }
    const hint = failure(503, 20 * 24 * 3_600_000);
    const source = scripted({ 1: [hint, hint, completed] });
    expect(await settled(acme(source).bridge.wait("acme:1", { timeoutMs: 2 ** 31 }))).toMatchObject({ polls: 3 });
  });

  test("counts time, not requests: slow answers do not make it longer", async () => {
    const source = scripted({ 1: [running] }, { latencyMs: 9_000 });
    expect(await settled(acme(source).bridge.wait("acme:1", { timeoutMs: 20_000 }))).toMatchObject({
      reason: "timeout",
      elapsedMs: 20_000,
    });
  });

  test("ends the request that is in flight, and does not wait for it", async () => {
    for (const stuck of ["hangs", "is deaf"] as const) {
      const source = scripted({ 1: [running, stuck] });
      const result = await settled(acme(source).bridge.wait("acme:1", { timeoutMs: 5_000 }));
      expect(result).toMatchObject({ reason: "timeout", run: { status: "running" }, elapsedMs: 5_000 });
      expect(source.calls.map(({ signal }) => signal?.aborted)).toEqual([true, true]);
    }
  });

  test("takes no notice of an answer that comes later", async () => {
    const { bridge, warnings } = acme(scripted({ 1: [strange], 2: [completed] }, { latencyMs: 5_001 }));
    const results = await settled(bridge.wait([given("1"), given("2")], { timeoutMs: 5_000 }));
    const late = { reason: "timeout", run: { status: "pending" }, polls: 1 };
    expect(results).toMatchObject([late, late]);
    expect(warnings).toEqual([]);
  });

  test("gives the run as it was given, where it could not be read", async () => {
    const run = given("1");
    const wait = acme(scripted({ 1: [failure(503)] })).bridge.wait(run, { timeoutMs: 5_000 });
    expect(await settled(wait)).toMatchObject({ reason: "timeout", run, elapsedMs: 5_000 });
  });

  test("fails where the run could not be read and only its reference was given; the cause says why", async () => {
    const down = failure(503);
    const error = await settled(acme(scripted({ 1: [down] })).bridge.wait("acme:1", { timeoutMs: 5_000 }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({
      message: "acme:1 could not be read within 5000 ms; raise it with { timeoutMs }",
      provider: "acme",
      timeoutMs: 5_000,
      cause: down,
    });
  });

  test("fails so too where the run did not come in the time that it was given", async () => {
    const wait = acme(scripted({ 1: [notFound()] })).bridge.wait("acme:1", { timeoutMs: 5_000, graceMs: 9_000 });
    const error = (await settled(wait)) as Error;
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error.cause).toBeInstanceOf(RunNotFoundError);
  });

  test("fails where one of several runs could not be read", async () => {
    const source = scripted({ 1: [running], 2: ["hangs"], 3: [completed] });
    const error = await settled(acme(source).bridge.wait(["acme:1", "acme:2", "acme:3"], { timeoutMs: 5_000 }));
    expect(error).toMatchObject({ message: "acme:2 could not be read within 5000 ms; raise it with { timeoutMs }" });
  });
});

describe("the last look before the time is over", () => {
  const timesOf = async (timeoutMs: number, options: object, latencyMs = 0) => {
    const source = scripted({ 1: [running] }, { latencyMs });
    await settled(acme(source).bridge.wait("acme:1", { ...options, timeoutMs }));
    return source.times;
  };

  test("comes half a second before, in place of one that would be too late", async () => {
    expect(await timesOf(8_000, longest)).toEqual([0, 1_000, 2_500, 4_750, 7_500]);
    expect(await timesOf(8_125, longest)).toEqual([0, 1_000, 2_500, 4_750, 7_625]);
  });

  test("comes half a second after the one before at the earliest, if there is as much time", async () => {
    expect(await timesOf(8_700, longest)).toEqual([0, 1_000, 2_500, 4_750, 8_125, 8_625]);
    expect(await timesOf(8_625, longest)).toEqual([0, 1_000, 2_500, 4_750, 8_125]);
    expect(await timesOf(2_000, longest)).toEqual([0, 1_000, 1_500]);
    expect(await timesOf(1_700, longest)).toEqual([0, 1_000, 1_500]);
    expect(await timesOf(1_500, longest)).toEqual([0, 1_000]);
    expect(await timesOf(700, longest)).toEqual([0, 500]);
    expect(await timesOf(500, shortest)).toEqual([0]);
  });

  test("is left out where a server asked for a longer pause", async () => {
    const source = scripted({ 1: [running, failure(429, 60_000)] });
    const wait = acme(source).bridge.wait("acme:1", { ...longest, timeoutMs: 10_000 });
    expect(await settled(wait)).toMatchObject({ reason: "timeout", polls: 2, elapsedMs: 10_000 });
  });

  test("sees a run that has ended in the last moment", async () => {
    const source = scripted({ 1: [running, running, completed] }, { latencyMs: 100 });
    const wait = acme(source).bridge.wait("acme:1", { ...longest, timeoutMs: 3_000 });
    expect(await settled(wait)).toMatchObject({ reason: "ended", elapsedMs: 2_600 });
  });
});
