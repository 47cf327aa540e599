import { getEventListeners } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sleep } from "../src/index.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const stateOf = (promise: Promise<unknown>) =>
  Promise.race([
    promise.then(
      () => "over",
      () => "ended",
    ),
    Promise.resolve().then(() => Promise.resolve("open")),
  ]);

test("a sleep lasts as long as it says", async () => {
  const pause = sleep(100);
  await vi.advanceTimersByTimeAsync(99);
  expect(await stateOf(pause)).toBe("open");
  await vi.advanceTimersByTimeAsync(1);
  expect(await stateOf(pause)).toBe("over");
});

test("a sleep of a fraction is not cut short", async () => {
  const pause = sleep(1.5);
  await vi.advanceTimersByTimeAsync(1);
  expect(await stateOf(pause)).toBe("open");
  await vi.advanceTimersByTimeAsync(1);
  expect(await stateOf(pause)).toBe("over");
});

test("a sleep longer than a timer can be does not end at once", async () => {
  const pause = sleep(2 ** 31);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await stateOf(pause)).toBe("open");
});

test("a sleep ends at once with the signal's reason, and leaves no timer and no listener", async () => {
  const controller = new AbortController();
  const pause = sleep(1000, controller.signal);
  pause.catch(() => undefined);
  expect([vi.getTimerCount(), getEventListeners(controller.signal, "abort").length]).toEqual([1, 1]);
  controller.abort("enough");
  await expect(pause).rejects.toBe("enough");
  expect([vi.getTimerCount(), getEventListeners(controller.signal, "abort").length]).toEqual([0, 0]);
});

test("a sleep under a signal that is aborted already does not begin", async () => {
  await expect(sleep(1000, AbortSignal.abort("no"))).rejects.toBe("no");
  expect(vi.getTimerCount()).toBe(0);
});

test("a sleep that is over leaves no listener", async () => {
  const { signal } = new AbortController();
  const pause = sleep(10, signal);
  await vi.advanceTimersByTimeAsync(10);
  await pause;
  expect([vi.getTimerCount(), getEventListeners(signal, "abort").length]).toEqual([0, 0]);
});
