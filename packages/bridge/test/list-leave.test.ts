import { getEventListeners } from "node:events";
import type { CallOptions, RunRecord, SourceFailure } from "@evalbridge/core";
import { describe, expect, test } from "vitest";
import { createBridge } from "../src/index.ts";
import { type Behaviour, fakeSource, type Request, record } from "./fixture.ts";

const runs = (prefix: string, count: number): RunRecord[] =>
  Array.from({ length: count }, (_, index) => record(`${prefix}${index}`));
const scopes = (count: number, size: number): Behaviour["pages"] => [
  Array.from({ length: count }, (_, index) => [`s${index}`, runs(`s${index}r`, size)] as const),
];
const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

/** Waits for its call to be aborted, as a request without an answer does. */
function hang(_: Request, call?: CallOptions): Promise<void> {
  return new Promise((_, reject) => {
    call?.signal?.addEventListener("abort", () => reject(call.signal?.reason), { once: true });
  });
}

describe("leaving a list", () => {
  const hanging = (signals: AbortSignal[]) => {
    const before = (request: Request, call?: CallOptions) => {
      if (call?.signal) signals.push(call.signal);
      return hang(request, call);
    };
    return { stuck: fakeSource({ pages: scopes(1, 1), before }), quick: fakeSource({ pages: scopes(5, 5) }) };
  };

  test("with break ends the requests that are in flight", async () => {
    const signals: AbortSignal[] = [];
    for await (const run of createBridge(hanging(signals)).list()) {
      expect(run.source).toBe("quick");
      break;
    }
    expect(signals.map((signal) => signal.aborted)).toEqual([true]);
  });

  test("by the caller's signal ends the loop with the signal's reason, and keeps no listener", async () => {
    const controller = new AbortController();
    const signals: AbortSignal[] = [];
    const failures: SourceFailure[] = [];
    const onFailure = (failure: SourceFailure) => failures.push(failure);
    const loop = Array.fromAsync(createBridge(hanging(signals)).list({ onFailure }, { signal: controller.signal }));
    setTimeout(() => controller.abort(new Error("enough")), 5);
    await expect(loop).rejects.toThrow("enough");
    expect(signals.map((signal) => signal.aborted)).toEqual([true]);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    await aWhile();
    expect(failures).toEqual([]);
  });

  test("by the caller's signal works on sources that do not heed it", async () => {
    const controller = new AbortController();
    const deaf = fakeSource({ pages: [], before: () => new Promise(() => {}) });
    const loop = Array.fromAsync(createBridge({ deaf }).list({}, { signal: controller.signal }));
    controller.abort(new Error("enough"));
    await expect(loop).rejects.toThrow("enough");
  });

  test("before it began sends nothing", async () => {
    const signals: AbortSignal[] = [];
    const list = createBridge(hanging(signals)).list({}, { signal: AbortSignal.abort(new Error("enough")) });
    await expect(Array.fromAsync(list)).rejects.toThrow("enough");
    expect(signals).toEqual([]);
  });

  test("passes the call's other options on", async () => {
    const calls: (CallOptions | undefined)[] = [];
    const acme = fakeSource({ pages: [], before: (_, call) => void calls.push(call) });
    await Array.fromAsync(createBridge({ acme }).list({}, { timeoutMs: 7 }));
    expect(calls).toMatchObject([{ timeoutMs: 7 }]);
  });
});
