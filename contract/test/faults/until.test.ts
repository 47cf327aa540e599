// A test that stops the clock too early takes work for a hang.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { until } from "../../src/faults/until.ts";

const { setImmediate } = globalThis;
const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));
const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

describe("letting the fake clock run until something holds", () => {
  test("goes on with what takes some turns without a timer, and then sets one", async () => {
    let done = false;
    const work = async () => {
      await pause(1_000);
      for (let left = 5; left > 0; left--) await turn();
      await pause(1_000);
      done = true;
    };
    void work();
    await until(() => done, 60_000);
    expect([done, Date.now()]).toEqual([true, 2_000]);
  });

  test("ends where nothing is left that could go on", async () => {
    void pause(1_000);
    await until(() => false, 60_000);
    expect(Date.now()).toBe(1_000);
  });

  test("ends when the time is over, though timers are left", async () => {
    const timer = setInterval(() => undefined, 1_000);
    await until(() => false, 5_000);
    clearInterval(timer);
    expect(Date.now()).toBe(5_000);
  });
});
