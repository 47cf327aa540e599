import type { Run } from "@evalbridge/core";
import { trim } from "./remembered.ts";

/** Milliseconds for which a run counts as just started, and a provider may not know it yet. */
export const recentMs = 60_000;

/** The runs that a bridge started: the last 1,000, by reference, with the time. */
export class RecentStarts {
  readonly #times: Map<string, number> = new Map();

  /** Remembers a run, and gives it. */
  add(run: Run): Run {
    this.#times.set(run.ref, performance.now());
    trim(this.#times);
    return run;
  }

  /** When a run was started, here or by what it says itself, as performance.now() tells it; `undefined` when that is not recent, or not known. */
  timeOf(ref: string, run?: Run): number | undefined {
    const nowMs = performance.now();
    const time = this.#times.get(ref) ?? nowMs - Date.now() + Date.parse(run?.createdAt ?? "");
    // The provider's clock may be ahead of ours.
    return time > nowMs - recentMs ? Math.min(time, nowMs) : undefined;
  }
}
