import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { acme, failure, given, longest, pending, running, type Step, scripted, settled } from "./scripted.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Aborts a wait after some time, and looks, without any time passing, at how it ended and what it left. */
async function abortedAfter(ms: number, steps: readonly Step[], latencyMs = 0) {
  const source = scripted({ 1: steps }, { latencyMs });
  const controller = new AbortController();
  const { signal } = controller;
  let outcome: unknown;
  const wait = acme(source).bridge.wait([given("1"), "acme:1"], { ...longest, signal });
  wait.catch((error: unknown) => {
    outcome = error;
  });
  await vi.advanceTimersByTimeAsync(ms);
  const reason = new Error("enough");
  controller.abort(reason);
  await vi.advanceTimersByTimeAsync(0);
  const asked = source.asked.length;
  await vi.advanceTimersByTimeAsync(latencyMs);
  const left = { timers: vi.getTimerCount(), listeners: getEventListeners(signal, "abort").length };
  await vi.advanceTimersByTimeAsync(60_000);
  return { isReason: outcome === reason, ...left, late: source.asked.length - asked, source };
}

describe("a wait that its caller ends", () => {
  test("asks for none of the many runs that a source has not come to, though it ignores its signal", async () => {
    const ids = Array.from({ length: 9 }, (_, id) => String(id));
    const source = scripted(Object.fromEntries(ids.map((id) => [id, [running]])), { latencyMs: 100 });
    const controller = new AbortController();
    const { signal } = controller;
    const outcome = acme(source)
      .bridge.wait(
        ids.map((id) => `acme:${id}` as const),
        { signal },
      )
      .catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(50);
    controller.abort();
    expect(await outcome).toBe(signal.reason);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(source.asked).toEqual(["0", "1", "2", "3"]);
  });

  test.each<[string, number, readonly Step[], number?]>([
    ["in its first moment", 0, [running]],
    ["in its first pause", 500, [running]],
    ["in a later pause", 30_000, [pending, running]],
    ["in a pause after an error", 1_200, [running, failure(503)]],
    ["in a pause that a server asked for", 20_000, [failure(429, 60_000)]],
    ["while a request is under way", 1_500, [running, "hangs"]],
    ["while a source ignores its signal", 1_500, [running, "is deaf"]],
    ["while an answer is on its way", 50, [running], 100],
  ])("%s ends with the signal's reason, leaves nothing and asks no more", async (_, ms, steps, latencyMs) => {
    const { source, ...outcome } = await abortedAfter(ms, steps, latencyMs);
    expect(outcome).toEqual({ isReason: true, timers: 0, listeners: 0, late: 0 });
    expect(source.calls.at(-1)?.signal?.aborted).toBe(true);
  });

  test("before it began sends nothing", async () => {
    const source = scripted({ 1: [running] });
    const reason = new Error("enough");
    expect(await settled(acme(source).bridge.wait("acme:1", { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect([source.asked, vi.getTimerCount()]).toEqual([[], 0]);
  });

  test("for a reason that is no error ends with that", async () => {
    const controller = new AbortController();
    const wait = acme(scripted({ 1: [running] })).bridge.wait("acme:1", { signal: controller.signal });
    const outcome = wait.catch((reason: unknown) => [reason]);
    await vi.advanceTimersByTimeAsync(10);
    controller.abort(null);
    expect(await outcome).toEqual([null]);
  });

  test("from within onProgress ends with the signal's reason", async () => {
    const controller = new AbortController();
    const reason = new Error("seen enough");
    const source = scripted({ 1: [running] });
    const onProgress = () => controller.abort(reason);
    const wait = acme(source).bridge.wait("acme:1", { signal: controller.signal, onProgress });
    expect(await settled(wait)).toBe(reason);
    expect(source.asked).toHaveLength(1);
  });
});
