// An outage is not made worse: how much more is sent than was asked for, in a minute of a hundred calls a second.
import { createVogentClient } from "@evalbridge/bridge";
import type { RetryOptions } from "@evalbridge/core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { chanceOf, seed } from "../../src/faults/chance.ts";
import { show } from "../../src/faults/figure.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const callsASecond = 100;
const seconds = 60;
const wanted = callsASecond * seconds;
const run = { id: "run_1", status: "RUNNING", aggregateResult: { numPassing: 0, numFailing: 0 } };
const down = () => new Response("down", { status: 503 });
const refused = () => {
  throw new TypeError("fetch failed", { cause: Object.assign(new Error("connect"), { code: "ECONNREFUSED" }) });
};
const never = () => new Promise<Response>(() => {});

interface Minute {
  /** Requests sent for each that was asked for. */
  readonly ratio: number;
  readonly succeeded: number;
}

let accounts = 0;
/** Budgets are shared by origin and key: each test has a key of its own. */
const newKey = () => `outage-key-${accounts++}`;

/** A minute of calls at an even pace, and the time until the last of them has settled. */
async function minuteOf(
  answer: () => Response | Promise<Response>,
  {
    apiKey = newKey(),
    retry = {},
    timeoutMs = 1_000,
  }: { apiKey?: string; retry?: RetryOptions; timeoutMs?: number } = {},
): Promise<Minute> {
  let sent = 0;
  let succeeded = 0;
  const fetch = async () => {
    sent++;
    return answer();
  };
  const { next: random } = chanceOf("jitter");
  const client = createVogentClient({ apiKey, fetch, timeoutMs, retry: { random, ...retry } });
  const calls: Promise<unknown>[] = [];
  for (let call = 0; call < wanted; call++) {
    calls.push(
      client.getEvalRun({ id: "run_1" }).then(
        () => succeeded++,
        () => undefined,
      ),
    );
    await vi.advanceTimersByTimeAsync(1_000 / callsASecond);
  }
  await vi.advanceTimersByTimeAsync(60_000);
  await Promise.all(calls);
  expect(vi.getTimerCount()).toBe(0);
  return { ratio: sent / wanted, succeeded };
}

const shown = (ratio: number) => ratio.toFixed(2);

describe(`an outage (seed ${seed})`, () => {
  test("of every answer a 503 costs no more than a tenth more requests than were asked for", async (context) => {
    const { ratio, succeeded } = await minuteOf(down);
    expect(succeeded).toBe(0);
    expect(ratio).toBeLessThanOrEqual(1.1);
    // The same attempts without a budget: what the defaults of the Stainless family come to.
    const unbounded = await minuteOf(down, { retry: { budget: 0 } });
    expect(unbounded.ratio).toBe(3);
    show(
      context,
      "outage, 100 % 503: sent / wanted",
      "≤ 1.1",
      `${shown(ratio)} (without a budget ${shown(unbounded.ratio)})`,
    );
  });

  test("of half the answers costs less than a third more, and saves most calls", async (context) => {
    const { next } = chanceOf("half");
    const { ratio, succeeded } = await minuteOf(() => (next() < 0.5 ? down() : Response.json(run)));
    expect(ratio).toBeLessThanOrEqual(1.3);
    expect(succeeded).toBeGreaterThan(wanted * 0.5);
    show(
      context,
      "outage, 50 % 503: sent / wanted",
      "≤ 1.3",
      `${shown(ratio)}, ${Math.round((100 * succeeded) / wanted)} % succeed`,
    );
  });

  test("of connections costs as little, and one of time half of that", async (context) => {
    const connections = await minuteOf(refused);
    const time = await minuteOf(never);
    expect(connections.ratio).toBeLessThanOrEqual(1.1);
    // A retry after a timeout costs twice as much.
    expect(time.ratio - 1).toBeCloseTo((connections.ratio - 1) / 2, 5);
    show(
      context,
      "outage, connections / timeouts: sent / wanted",
      "≤ 1.1",
      `${shown(connections.ratio)} / ${shown(time.ratio)}`,
    );
  });

  test("uses up the budget of its key, also for another client of that key, but not of another key", async () => {
    const apiKey = newKey();
    await minuteOf(down, { apiKey });
    expect((await minuteOf(down, { apiKey })).ratio).toBe(1);
    expect((await minuteOf(down)).ratio).toBeGreaterThan(1);
  });

  test("that is over gives the budget back, call by call, until calls are tried again", async () => {
    const apiKey = newKey();
    await minuteOf(down, { apiKey });
    await minuteOf(() => Response.json(run), { apiKey });
    expect((await minuteOf(down, { apiKey })).ratio).toBeGreaterThan(1);
  });
});
