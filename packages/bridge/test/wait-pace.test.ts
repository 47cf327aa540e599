import type { Starts } from "@evalbridge/core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createBridge } from "../src/index.ts";
import { record } from "./fixture.ts";
import { acme, completed, failure, given, longest, running, scripted, settled, shortest } from "./scripted.ts";
import { randomFrom } from "./world.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const pausesOf = (times: readonly number[]) => times.slice(1).map((time, index) => time - (times[index] ?? 0));
const created = (secondsAgo: number) => ({ createdAt: new Date(Date.now() - secondsAgo * 1_000).toISOString() });

describe("the pauses of a wait", () => {
  const steps = [...Array.from({ length: 9 }, () => running), completed];

  test("grow by half from one second to fifteen", async () => {
    const source = scripted({ 1: steps });
    await settled(acme(source).bridge.wait("acme:1", longest));
    const grown = [1_000, 1_500, 2_250, 3_375, 5_062.5, 7_593.75, 11_390.625, 15_000, 15_000];
    expect(pausesOf(source.times)).toEqual(grown.map(Math.ceil));
  });

  test("are half as long at the least, and never below half a second", async () => {
    const source = scripted({ 1: steps });
    await settled(acme(source).bridge.wait("acme:1", shortest));
    const grown = [500, 750, 1_125, 1_687.5, 2_531.25, 3_796.875, 5_695.3125, 7_500, 7_500];
    expect(pausesOf(source.times)).toEqual(grown.map(Math.ceil));
  });

  const seed = Date.now() % 1_000_000;
  test(`lie between the two, whatever chance says (seed ${seed})`, async () => {
    const source = scripted({ 1: [...Array.from({ length: 300 }, () => running), completed] });
    await settled(acme(source).bridge.wait("acme:1", { random: randomFrom(seed), timeoutMs: 0 }));
    const pauses = pausesOf(source.times);
    expect(pauses).toHaveLength(300);
    const wrong = pauses.filter((pause, round) => {
      const most = Math.min(1_000 * 1.5 ** round, 15_000);
      return pause < Math.max(most / 2, 500) || pause > Math.ceil(most);
    });
    expect(wrong).toEqual([]);
    expect(new Set(pauses).size).toBeGreaterThan(100);
  });

  test("are left to chance where nobody says otherwise", async () => {
    const source = scripted({ 1: [...Array.from({ length: 30 }, () => running), completed] });
    await settled(acme(source).bridge.wait("acme:1"));
    expect(new Set(pausesOf(source.times).slice(-20)).size).toBeGreaterThan(1);
  });

  test("begin when an answer has come", async () => {
    const source = scripted({ 1: [running, running, completed] }, { latencyMs: 4_000 });
    await settled(acme(source).bridge.wait("acme:1", longest));
    expect(source.times).toEqual([0, 5_000, 10_500]);
  });

  test("are never shorter than a server asks", async () => {
    const source = scripted({ 1: [failure(429, 700), failure(503, 20_000), failure(429, 90_000), running, completed] });
    await settled(acme(source).bridge.wait("acme:1", shortest));
    expect(pausesOf(source.times)).toEqual([700, 20_000, 90_000, 1_688]);
  });

  test("after a hint below them are what they were", async () => {
    const source = scripted({ 1: [failure(429, 0), failure(429, 10), completed] });
    await settled(acme(source).bridge.wait("acme:1", longest));
    expect(pausesOf(source.times)).toEqual([1_000, 1_500]);
  });
});

describe("the first request of a wait", () => {
  const firstOf = async (wait: ReturnType<typeof scripted>, run: Parameters<typeof given>[1] | "acme:1") => {
    await settled(acme(wait).bridge.wait(run === "acme:1" ? run : given("1", run), longest));
    return wait.times;
  };

  test("goes out at once, for a reference and for a run that is a minute old or does not say its age", async () => {
    expect(await firstOf(scripted({ 1: [completed] }), "acme:1")).toEqual([0]);
    expect(await firstOf(scripted({ 1: [completed] }), created(60))).toEqual([0]);
    expect(await firstOf(scripted({ 1: [completed] }), {})).toEqual([0]);
    expect(await firstOf(scripted({ 1: [completed] }), { createdAt: "soon" })).toEqual([0]);
  });

  test("goes out after a second for a run that is less than a minute old, also by a clock that is ahead", async () => {
    const two = [1_000, 2_000];
    expect(await firstOf(scripted({ 1: [running, completed] }), created(0))).toEqual(two);
    expect(await firstOf(scripted({ 1: [running, completed] }), created(59.9))).toEqual(two);
    expect(await firstOf(scripted({ 1: [running, completed] }), created(-3_600))).toEqual(two);
    const source = scripted({ 1: [running, completed] });
    await settled(acme(source).bridge.wait(given("1", created(0)), shortest));
    expect(source.times).toEqual([1_000, 1_500]);
  });

  test("goes out after a second for a run just started beside others, that go first", async () => {
    const source = scripted({ 1: [running, running, completed], 2: [completed] });
    await settled(acme(source).bridge.wait([given("2", created(0)), "acme:1"], shortest));
    expect(source.asked.map((id, index) => [id, source.times[index]])).toEqual([
      ["1", 0],
      ["2", 1_000],
      ["1", 1_000],
      ["1", 1_750],
    ]);
  });

  test("goes out earlier where the time would be over, at once where there is none", async () => {
    const early = scripted({ 1: [running] });
    await settled(acme(early).bridge.wait(given("1", created(0)), { timeoutMs: 1_200 }));
    expect(early.times).toEqual([700]);
    const now = scripted({ 1: [running] });
    await settled(acme(now).bridge.wait(given("1", created(0)), { timeoutMs: 300 }));
    expect(now.times).toEqual([0]);
  });
});

describe("a run that the bridge started", () => {
  const starting = (...ids: string[]) => {
    const scripts = scripted(Object.fromEntries(ids.map((id) => [id, [completed]])));
    const starts: Starts<{ id: string }> = { start: async ({ id }) => record(id, { status: "pending" }) };
    return { scripts, bridge: createBridge({ acme: { ...scripts.source, ...starts } }) };
  };
  const firstAfter = async (waitedMs: number) => {
    const { scripts, bridge } = starting("1");
    const { ref } = await bridge.start("acme", { id: "1" });
    await vi.advanceTimersByTimeAsync(waitedMs);
    await settled(bridge.wait(ref));
    return scripts.times.map((time) => time - waitedMs);
  };

  test("is known to be new for a minute, by its reference alone", async () => {
    expect(await firstAfter(0)).toEqual([1_000]);
    expect(await firstAfter(59_999)).toEqual([1_000]);
    expect(await firstAfter(60_000)).toEqual([0]);
  });

  test("is remembered among the last thousand", async () => {
    const { scripts, bridge } = starting("0", "1");
    for (let id = 0; id <= 1_000; id++) await bridge.start("acme", { id: String(id) });
    await settled(bridge.wait("acme:0"));
    await settled(bridge.wait("acme:1"));
    expect(scripts.times).toEqual([0, 1_000]);
  });
});
