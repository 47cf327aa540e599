import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { InternalServerError, RateLimitError, TimeoutError } from "../src/index.ts";
import { acme as acmeOf, json, passing, rejection } from "./fixture.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const retry = { random: () => 1, budget: 0 };
const acme: typeof acmeOf = (answer, options) => acmeOf(answer, { retry, ...options });
const never = () => new Promise<Response>(() => {});
const down = () => json({}, 503);

/** What a call ends with, and after how many milliseconds. */
async function timed(call: () => Promise<unknown>) {
  const begun = performance.now();
  let tookMs = 0;
  const timing = call().finally(() => {
    tookMs = performance.now() - begun;
  });
  const error = await rejection(passing(timing));
  expect(vi.getTimerCount()).toBe(0);
  return { error, tookMs };
}

describe("a deadline", () => {
  test("ends an attempt that it falls into, and says which option set it", async () => {
    const { client, sent } = acme(never);
    const { error, tookMs } = await timed(() => client.getThing({ id: "1" }, { deadlineMs: 100 }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error.message).toBe("acme GET /things/{id}: no complete answer within 100 ms; raise it with { deadlineMs }");
    expect([tookMs, error.timeoutMs, sent.length]).toEqual([100, 100, 1]);
  });

  test("holds for all attempts together: those that end sooner say so by their own limit", async () => {
    const { client, sent } = acme(never, { retry: { attempts: 9, random: () => 0, budget: 0 } });
    const { error, tookMs } = await timed(() => client.getThing({ id: "1" }, { timeoutMs: 40, deadlineMs: 100 }));
    expect([tookMs, sent.length, error.timeoutMs]).toEqual([100, 3, 100]);
    const { error: own } = await timed(() =>
      client.getThing({ id: "1" }, { timeoutMs: 40, deadlineMs: 100, retry: { attempts: 2 } }),
    );
    expect(own.message).toContain("within 40 ms; raise it with { timeoutMs }");
  });

  test("lets no pause begin that would outlast it: the call fails at once, with what it knows", async () => {
    const { client, sent } = acme(down);
    const { error, tookMs } = await timed(() => client.getThing({ id: "1" }, { deadlineMs: 1000 }));
    expect(error).toBeInstanceOf(InternalServerError);
    expect([tookMs, error.attempts, sent.length]).toEqual([500, 2, 2]);
  });

  test("beyond which the server asks to wait fails at once, and the error says for how long", async () => {
    const { client, sent } = acme(() => json({}, 429, { "retry-after": "10" }));
    const { error, tookMs } = await timed(() => client.getThing({ id: "1" }, { deadlineMs: 5000 }));
    expect(error).toBeInstanceOf(RateLimitError);
    expect([tookMs, error.retryAfterMs, sent.length]).toEqual([0, 10_000, 1]);
  });

  test("of the client holds for each of its calls; the call's goes before it, and 0 turns it off", async () => {
    const { client } = acme(never, { deadlineMs: 100 });
    expect((await timed(() => client.getThing({ id: "1" }))).tookMs).toBe(100);
    expect((await timed(() => client.getThing({ id: "1" }, { deadlineMs: 70 }))).tookMs).toBe(70);
    const once = { deadlineMs: 0, timeoutMs: 200, retry: { attempts: 1 } };
    expect((await timed(() => client.getThing({ id: "1" }, once))).tookMs).toBe(200);
  });

  test("is the only limit where attempts have none", async () => {
    const { client } = acme(never);
    const { error, tookMs } = await timed(() => client.getThing({ id: "1" }, { timeoutMs: 0, deadlineMs: 90_000 }));
    expect([tookMs, error.timeoutMs]).toEqual([90_000, 90_000]);
  });

  test("counts the time that the key takes, and the reading of the body", async () => {
    const { client, sent } = acme(() => json({}), { apiKey: () => new Promise<string>(() => {}) });
    expect((await timed(() => client.getThing({ id: "1" }, { deadlineMs: 100 }))).tookMs).toBe(100);
    expect(sent).toHaveLength(0);
    const endless = () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) }));
    const { client: slow } = acme(endless);
    expect((await timed(() => slow.getThing({ id: "1" }, { deadlineMs: 100 }))).tookMs).toBe(100);
  });

  test("leaves nothing on the caller's signal", async () => {
    const { signal } = new AbortController();
    const { client } = acme(never);
    await timed(() => client.getThing({ id: "1" }, { deadlineMs: 100, signal }));
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("a key that comes too late", () => {
  const key = () => {
    let give = (_key: string) => {};
    const apiKey = () =>
      new Promise<string>((resolve) => {
        give = resolve;
      });
    return { apiKey, give: () => give("late-key") };
  };

  test.each(["getThing", "createThing", "http"] as const)("sends nothing after the time is over: %s", async (name) => {
    const { apiKey, give } = key();
    const { client, sent } = acmeOf(() => json({}), { apiKey, timeoutMs: 50 });
    const call = { getThing: () => client.getThing({ id: "1" }), createThing: () => client.createThing({ body: {} }) };
    const outcome = rejection(name === "http" ? client.http.GET("/status") : call[name]());
    await vi.advanceTimersByTimeAsync(50);
    // Nothing was sent: also of what creates it is known that it was not carried out.
    expect(await outcome).toBeInstanceOf(TimeoutError);
    give();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toHaveLength(0);
  });

  test.each([new Error("enough"), null, 0])("sends nothing after the caller has ended the call: %j", async (reason) => {
    const { apiKey, give } = key();
    const controller = new AbortController();
    const { client, sent } = acmeOf(() => json({}), { apiKey });
    const outcome = rejection(client.createThing({ body: {} }, { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(50);
    controller.abort(reason);
    expect(await outcome).toBe(reason);
    give();
    await vi.advanceTimersByTimeAsync(1000);
    expect([sent.length, vi.getTimerCount(), getEventListeners(controller.signal, "abort").length]).toEqual([0, 0, 0]);
  });
});
