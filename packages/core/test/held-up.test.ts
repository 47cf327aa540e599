// What becomes of a call whose process was held up, by long work or a stop: its timers ring late, the clock tells the time.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { InternalServerError, RateLimitError, TimeoutError } from "../src/index.ts";
import { acme, json, passing, rejection } from "./fixture.ts";

let heldUpMs = 0;
const holdUp = (ms: number) => {
  heldUpMs += ms;
};

beforeEach(() => {
  vi.useFakeTimers();
  heldUpMs = 0;
  const now = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => now() + heldUpMs);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const retry = { random: () => 0, budget: 0 };
const ok = () => json({ id: "t" });

describe("held up beyond its time", () => {
  test.each([
    ["a start after a 429", "createThing", { body: {} }, 429, RateLimitError],
    ["a read after a 503", "getThing", { id: "1" }, 503, InternalServerError],
  ] as const)("in a pause, %s is not sent again: it fails with what it knows", async (_, name, args, status, kind) => {
    const { client, sent } = acme(() => json({}, status, { "retry-after": "1" }), { retry });
    const outcome = rejection(client[name](args, { deadlineMs: 2000 }));
    await vi.advanceTimersByTimeAsync(500);
    holdUp(1600);
    await vi.runAllTimersAsync();
    const error = await outcome;
    expect(error).toBeInstanceOf(kind);
    expect([error.attempts, sent.length]).toEqual([1, 1]);
  });

  test.each([
    ["the key's function", "timeoutMs"],
    ["the key's function", "deadlineMs"],
    ["a hook", "timeoutMs"],
    ["a hook", "deadlineMs"],
  ])("by %s, a start is not sent: it fails with a TimeoutError that names %s", async (by, option) => {
    const slow = (here: string) => void (here === by && holdUp(700));
    const onRequest = vi.fn(() => slow("a hook"));
    const { client, sent } = acme(ok, {
      apiKey: () => {
        slow("the key's function");
        return "acme-key";
      },
      onRequest,
      retry,
    });
    const error = await rejection(passing(client.createThing({ body: {} }, { [option]: 500 })));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error.message).toContain(`within 500 ms; raise it with { ${option} }`);
    expect([sent.length, vi.getTimerCount()]).toEqual([0, 0]);
    // Nobody is told of a request whose key came too late.
    expect(onRequest).toHaveBeenCalledTimes(by === "a hook" ? 1 : 0);
  });

  test("before a redirect is followed, a call is not sent on", async () => {
    const { client, sent } = acme(() => {
      holdUp(700);
      return new Response(null, { status: 307, headers: { location: "/v1/b" } });
    });
    expect(await rejection(passing(client.getThing({ id: "1" }, { timeoutMs: 500 })))).toBeInstanceOf(TimeoutError);
    expect(sent).toHaveLength(1);
  });
});

test("a call that is held up within its time is sent again with what is left of it", async () => {
  const { client, sent } = acme((_, index) => (index === 0 ? json({}, 503) : new Promise<Response>(() => {})), {
    retry,
  });
  const outcome = rejection(client.getThing({ id: "1" }, { deadlineMs: 2000 }));
  holdUp(1500);
  await vi.advanceTimersByTimeAsync(499);
  expect([sent.length, vi.getTimerCount()]).toEqual([2, 1]);
  await vi.advanceTimersByTimeAsync(1);
  expect(await outcome).toMatchObject({ name: "TimeoutError", timeoutMs: 2000 });
});
