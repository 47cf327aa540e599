// Waiting, under everything that a provider can do: each script with each kind of run, through the real clients.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { chanceOf, seed } from "../../src/faults/chance.ts";
import { show } from "../../src/faults/figure.ts";
import { type Outcome, play } from "../../src/faults/wait-case.ts";
import { scriptsOf } from "../../src/faults/wait-script.ts";
import { waitSources } from "../../src/faults/wait-source.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const random = (name: string) => chanceOf(name).next;
const leastPauseMs = 500;
const mostAttempts = 3;

/** Whether a wait asked more often than its pauses allow, retries included. */
const isBusy = ({ requests, elapsedMs }: Outcome) =>
  requests > (Math.ceil(elapsedMs / leastPauseMs) + 3) * mostAttempts;

for (const source of waitSources) {
  describe(`waiting for a run of ${source.key} (seed ${seed})`, () => {
    const scripts = scriptsOf(source);
    const outcomes: Outcome[] = [];

    test.each(scripts)("with $name ends with $end", async (script) => {
      const outcome = await play(source, script, { random: random(script.name) });
      outcomes.push(outcome);
      expect(outcome.end).toBe(script.end);
      if (script.status !== undefined) expect(outcome.status).toBe(script.status);
      if (script.requests !== undefined) expect(outcome.requests).toBeLessThanOrEqual(script.requests);
      if (script.warnings !== undefined) expect(outcome.warnings).toHaveLength(script.warnings);
      const { timeoutMs = 30 * 60_000 } = (script.options ?? {}) as { timeoutMs?: number };
      expect(outcome.elapsedMs).toBeLessThanOrEqual(timeoutMs + 10);
      expect([isBusy(outcome), outcome.timers, outcome.listeners]).toEqual([false, 0, 0]);
    });

    test("is played with forty scripts at least, and none hangs, is busy or leaves anything", (context) => {
      expect(outcomes.length).toBeGreaterThanOrEqual(40);
      const hangs = outcomes.filter(({ end }) => end === "hangs").length;
      const busy = outcomes.filter(isBusy).length;
      const left = outcomes.reduce((sum, { timers, listeners }) => sum + timers + listeners, 0);
      expect([hangs, busy, left]).toEqual([0, 0, 0]);
      const measured = `${outcomes.length} scripts: ${hangs}, ${busy}, ${left}`;
      show(context, `wait scripts, ${source.key}`, "0 hang, 0 busy, 0 left", measured);
    });

    // Before anything is sent, while a request is under way, in each kind of pause, while a body is read.
    const moments = [0, 1, 10, 300, 499, 700, 1_000, 1_600, 2_900, 5_000, 12_345, 29_999, 61_000];
    const open = scripts.filter(({ end, options }) => end === "timeout" && !options?.["onProgress"]);

    test("ends within 50 ms of an abort, whenever it comes", async (context) => {
      let slowest = 0;
      let aborts = 0;
      for (const script of [
        ...open,
        { name: "a hang", steps: ["<hang>"], end: "" },
        { name: "a stall", steps: ["<stalled body>"], end: "" },
      ] as const)
        for (const abortAfterMs of moments) {
          const outcome = await play(source, script, {
            abortAfterMs,
            random: random(`${script.name} ${abortAfterMs}`),
          });
          // It may have been over before.
          if (outcome.end === "timeout") continue;
          expect([script.name, abortAfterMs, outcome.end, outcome.timers, outcome.listeners]).toEqual([
            script.name,
            abortAfterMs,
            "aborted",
            0,
            0,
          ]);
          slowest = Math.max(slowest, outcome.elapsedMs - abortAfterMs);
          aborts++;
        }
      expect(aborts).toBeGreaterThan(100);
      expect(slowest).toBeLessThan(50);
      show(
        context,
        `abort at every await, ${source.key}`,
        "< 50 ms",
        `${aborts} aborts: ${Math.round(slowest)} ms at the most`,
      );
    });
  });
}
