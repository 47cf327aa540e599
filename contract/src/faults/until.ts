import { vi } from "vitest";

/** The true one: the fake clock puts its own in its place. */
const { setImmediate } = globalThis;
/** A body that is read, for one, goes on a turn of the event loop after its last timer. It takes one; this is plenty. */
const idleTurns = 20;

/**
 * Lets the fake clock run, timer by timer, until something holds, for so long at most. It ends early where nothing is
 * left that could go on: no timer, and none set in so many turns.
 */
export async function until(holds: () => boolean, mostMs: number): Promise<void> {
  const latestMs = Date.now() + mostMs;
  for (let idle = 0; !holds() && Date.now() < latestMs && idle < idleTurns; ) {
    const timers = vi.getTimerCount();
    await new Promise<void>((resolve) => void setImmediate(resolve));
    if (timers === 0) idle++;
    else if (!holds()) {
      idle = 0;
      await vi.advanceTimersToNextTimerAsync();
    }
  }
}
