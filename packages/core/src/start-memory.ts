import type { Args } from "./arguments.ts";

/** A start under way, or one of which nobody knows what became. */
export interface Pending {
  /** The operation that would be asked about it, and its arguments; without those, it may be in any of its lists. */
  readonly look: string | undefined;
  readonly args: Args;
  sentAt: number;
}

const mostKnown = 1000;
/** After this long, what became of a start no longer bears on another. */
const relevantMs = 600_000;

/** What a client remembers of its own starts, so that it does not take the run of one for that of another. */
export class StartMemory {
  readonly known: Set<string> = new Set();
  readonly #pending: Set<Pending> = new Set();

  begin(look: string | undefined, args: Args = {}): Pending {
    const pending = { look, args, sentAt: Date.now() };
    for (const old of this.#pending) if (pending.sentAt - old.sentAt > 2 * relevantMs) this.#pending.delete(old);
    this.#pending.add(pending);
    return pending;
  }

  end(pending: Pending): void {
    this.#pending.delete(pending);
  }

  /** The name of something that is accounted for. */
  know(id: string): void {
    this.known.add(id);
    for (const old of this.known) if (this.known.size > mostKnown) this.known.delete(old);
  }

  /** Whether no other start of this client could have made what is found in the same place. */
  isAlone(pending: Pending): boolean {
    return ![...this.#pending].some((other) => other !== pending && overlap(other, pending));
  }
}

/** Whether one list may show what both have made: unless they ask for different things by the same name, it may. */
function overlap(one: Pending, other: Pending): boolean {
  if (one.look !== other.look || Math.abs(one.sentAt - other.sentAt) >= relevantMs) return false;
  return Object.entries(one.args).every(
    ([name, value]) => other.args[name] === undefined || String(other.args[name]) === String(value),
  );
}
