// What becomes of lost starts when this machine's clock is set between them: how long ago something was is told by another one.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { passing, rejection } from "./fixture.ts";
import { startWorld } from "./start-world.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const hour = 3_600_000;
const input = { suite: "s", body: { agent: "a" } };

/** A start whose run comes to light when it was given up, then another of which nothing came, of one client whose clock is set in between. */
async function twoLost({ passMs, setMs }: { readonly passMs: number; readonly setMs: number }) {
  const world = startWorld({ onAmbiguous: "adopt-only-match" });
  world.onLook = () => Response.json({ items: [], next: null });
  world.fates.push("drop", "drop");
  await rejection(passing(world.client.startPlain(input)));
  await vi.advanceTimersByTimeAsync(passMs);
  vi.setSystemTime(Date.now() + setMs);
  const [first] = world.runs;
  world.onLook = () => Response.json({ items: [{ ...first, created_at: new Date().toISOString() }], next: null });
  return passing(world.client.startPlain(input)).catch((error: unknown) => error);
}

test("a start does not take the run of one that was lost just before, though the clock was put forward by an hour", async () => {
  expect(await twoLost({ passMs: 60_000, setMs: hour })).toMatchObject({
    name: "AmbiguousResultError",
    candidates: [{ id: "run_1" }],
  });
});

test("a start may take the only run that fits once the other was lost long ago, though the clock was put back by an hour", async () => {
  expect(await twoLost({ passMs: 660_000, setMs: -hour })).toMatchObject({ run_id: "run_1" });
});
