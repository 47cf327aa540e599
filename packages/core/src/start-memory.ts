import type { Args } from "./operation.ts";

/** A start under way, or one of which nobody knows what became. */
export interface Pending {
  /** The operation that would be asked about it, and its arguments; without those, it may be in any of its lists. */
  readonly look: string | undefined;
  readonly args: Args | undefined;
}

const mostKept = 1000;
/** What became of a start no longer bears on one that was sent so long after it. */
const relevantMs = 600_000;

/** What a client remembers of its own starts, so that it does not take the run of one for that of another. */
export class StartMemory {
  /**
   * Starts, by when they were sent (not known while they are under way); names that are accounted for, by when they were. As
   * performance.now() tells the time: a clock that is set would make what is new look old.
   */
  readonly #kept = new Map<Pending | string, number | undefined>();
  /** The latest time of what was dropped for want of room. */
  #droppedAt = Number.NEGATIVE_INFINITY;

  keep(what: Pending | string, timeMs?: number): void {
    this.#kept.set(what, timeMs);
    const [oldest] = this.#kept;
    if (this.#kept.size > mostKept && oldest) {
      this.#kept.delete(oldest[0]);
      this.#droppedAt = Math.max(this.#droppedAt, oldest[1] ?? performance.now());
    }
  }

  has(name: string): boolean {
    return this.#kept.has(name);
  }

  end(pending: Pending): void {
    this.#kept.delete(pending);
  }

  /** Whether no other start of this client could have made what is found where this one is looked for. */
  isAlone(pending: Pending, sentMs: number): boolean {
    if (sentMs - this.#droppedAt < relevantMs) return false;
    for (const [other, timeMs = sentMs] of this.#kept) {
      if (typeof other === "string" || other === pending) continue;
      // What was sent long before bears on it no more. What was sent later always may, since looking again has no end.
      if (sentMs - timeMs < relevantMs && isInReach(other, pending)) return false;
    }
    return true;
  }
}

/** Whether two starts are looked for in one place: not where they ask for different things by the same name. */
function isInReach({ look, args = {} }: Pending, other: Pending): boolean {
  return (
    look === other.look &&
    Object.entries(args).every(
      ([name, value]) => other.args?.[name] === undefined || String(other.args[name]) === String(value),
    )
  );
}
