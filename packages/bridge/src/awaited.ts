import { hasEnded, type Run, type RunNotFoundError, type RunRecord } from "@evalbridge/core";
import { runOf } from "./query.ts";
import { recentMs } from "./recent-starts.ts";
import type { Place } from "./registry.ts";

/**
 * Why nothing more is told of a run. `ended`: nothing more will happen to it. `timeout`: the time was over before that. `gone`: the
 * provider knew the run, and does no more.
 */
export type EndReason = "ended" | "timeout" | "gone";

/** A run that is waited for, and what is known of it. */
export class Awaited {
  readonly place: Place;
  /** Whether it was started just now, so that its provider may not know it yet. */
  readonly recent: boolean;
  /** As it was last read, else as it was given. */
  run: Run | undefined;
  reason: EndReason | undefined;
  /** Requests that asked for it, alone or with others. */
  polls = 0;
  lastError: unknown;
  readonly #patientUntilMs: number;
  #shown: string | undefined;

  /** `beganMs` is given for a run that was started just now; `graceMs` for how long it may be unknown, if that was said. */
  constructor(place: Place, run: Run | undefined, beganMs: number | undefined, graceMs: number | undefined) {
    this.place = place;
    // By one name from the beginning: a reference can be spelled in several ways.
    this.run = run && { ...run, ref: place.ref };
    this.recent = beganMs !== undefined;
    this.#patientUntilMs = (beganMs ?? performance.now()) + (graceMs ?? (this.recent ? recentMs : 0));
  }

  /** Takes in what was read. Only a whole record is the last. Gives whether there is something to tell. */
  take(record: RunRecord, partial = false): boolean {
    const read = runOf(this.place.key, record);
    const parent = parentOf(read, this.run);
    this.run = { ...read, ref: this.place.ref, ...(parent && { parent }) };
    if (!partial && hasEnded(read)) this.reason = "ended";
    const before = this.#shown;
    this.#shown = JSON.stringify(Object.entries({ ...this.run, raw: undefined }).sort());
    return this.#shown !== before || this.reason !== undefined;
  }

  /**
   * Takes in that the provider does not know it. Gives whether there is something to tell.
   * @throws the error, of a run that was never seen
   */
  miss(error: RunNotFoundError): boolean {
    this.lastError = error;
    if (performance.now() < this.#patientUntilMs) return false;
    if (!this.run) throw error;
    this.reason = "gone";
    return true;
  }
}

/** A record read by itself may not say what it belongs to, or not its name, where a list does. */
function parentOf({ parent }: Run, before: Run | undefined): Run["parent"] {
  if (!parent) return before?.parent;
  return parent.id === before?.parent?.id ? { ...before.parent, ...parent } : parent;
}
