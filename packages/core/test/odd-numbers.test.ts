// What plain JavaScript may give where a signal, a number or an id is wanted: each call has its end, and leaves nothing behind.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AmbiguousResultError, ArgumentError, HttpError } from "../src/index.ts";
import { acme, json, passing, rejection } from "./fixture.ts";
import { startWorld } from "./start-world.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

test.each([false, 0, "", null])("a signal that is %j is none", async (signal) => {
  const { client } = acme(() => json({ ok: 1 }));
  expect(await client.getStatus({ signal })).toEqual({ ok: 1 });
  expect(vi.getTimerCount()).toBe(0);
});

test.each([new AbortController(), {}, true, "abort"])(
  "a signal that is none is refused, and no timer is left: %o",
  async (signal) => {
    const { client, sent } = acme(() => json({}));
    const error = await rejection(client.getStatus({ signal }));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.message).toBe("acme GET /status: signal takes the signal of an AbortController");
    expect([sent.length, vi.getTimerCount()]).toEqual([0, 0]);
  },
);

test.each([
  ["no pause, doubled two thousand times", { baseDelayMs: 0 }],
  ["a random number that is none", { baseDelayMs: 1, random: () => Number.NaN }],
])("%s, is no pause that never ends", async (_, policy) => {
  const { client, sent } = acme(() => json({}, 503), { retry: { attempts: 2000, budget: 0, ...policy } });
  expect(await rejection(passing(client.getStatus()))).toBeInstanceOf(HttpError);
  expect(sent.length).toBe(2000);
});

test("a start that was lost is looked for at its times, where its signal is false", async () => {
  const world = startWorld();
  world.fates.push("drop");
  const looks: number[] = [];
  const begun = Date.now();
  world.onLook = () => void looks.push((Date.now() - begun) / 1000);
  const start = passing(world.client.startRun({ suite: "s", body: { agent: "a" } }, { signal: false }));
  expect(await start).toMatchObject({ id: "run_1" });
  expect(looks).toEqual([1, 1]);
});

test("a lost start whose id is a bigint is told like all others", async () => {
  const world = startWorld();
  world.onLook = () => Response.json({ items: [], next: null });
  world.fates.push("drop");
  const error = await rejection(passing(world.client.startPlain({ suite: 5n, body: { agent: "a" } })));
  expect(error).toBeInstanceOf(AmbiguousResultError);
  expect(error.message).toContain('"suite":"5"');
});
