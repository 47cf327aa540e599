import type { Run } from "@evalbridge/core";

const remembered = 1_000;

/** Milliseconds for which a run counts as just started, and a provider may not know it yet. */
export const recentMs = 60_000;

/** The runs that a bridge started: the last 1,000, by reference, with the time. */
export class RecentStarts {
  readonly #times: Map<string, number> = new Map();

  /** Remembers a run, and gives it. */
  add(run: Run): Run {
    this.#times.set(run.ref, performance.now());
    for (const ref of this.#times.keys()) if (this.#times.size > remembered) this.#times.delete(ref);
    return run;
  }

  /** Milliseconds since a run was started, here or by what it says itself; `undefined` when that is not recent, or not known. */
  ageMs(ref: string, run?: Run): number | undefined {
    const time = this.#times.get(ref);
    const age = time === undefined ? Date.now() - Date.parse(run?.createdAt ?? "") : performance.now() - time;
    // The provider's clock may be ahead of ours.
    return age < recentMs ? Math.max(age, 0) : undefined;
  }
}
