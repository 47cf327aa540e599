import type { Args } from "./arguments.ts";

/** A start under way, or one of which nobody knows what became. */
export interface Pending {
  /** The operation that would be asked about it, and its arguments; without those, it may be in any of its lists. */
  readonly look: string | undefined;
  readonly args: Args;
  /** As Date.now() told the time; not known while it is under way. */
  sentAt?: number;
}

const mostKept = 1000;
/** What became of a start no longer bears on one that was sent so long after it. */
const relevantMs = 600_000;

/** What a client remembers of its own starts, so that it does not take the run of one for that of another. */
export class StartMemory {
  /** What is accounted for, and when that was known. */
  readonly known: Map<string, number> = new Map();
  readonly #pending: Set<Pending> = new Set();
  /** The latest time of what was dropped for want of room. */
  #droppedAt = Number.NEGATIVE_INFINITY;

  begin(look: string | undefined, args: Args = {}): Pending {
    const pending: Pending = { look, args };
    this.#pending.add(pending);
    const [oldest] = this.#pending;
    if (this.#pending.size > mostKept && oldest) {
      this.#pending.delete(oldest);
      this.#droppedAt = Math.max(this.#droppedAt, oldest.sentAt ?? Date.now());
    }
    return pending;
  }

  end(pending: Pending): void {
    this.#pending.delete(pending);
  }

  know(id: string): void {
    this.known.set(id, Date.now());
    const [oldest] = this.known;
    if (this.known.size > mostKept && oldest) {
      this.known.delete(oldest[0]);
      this.#droppedAt = Math.max(this.#droppedAt, oldest[1]);
    }
  }

  /** Whether no other start of this client could have made what is found in the same place. */
  isAlone(pending: Pending & { readonly sentAt: number }): boolean {
    if (pending.sentAt - this.#droppedAt < relevantMs) return false;
    return ![...this.#pending].some((other) => other !== pending && bearsOn(other, pending));
  }
}

/**
 * Whether one start may have made what is looked for on behalf of another: not where it was sent long before, nor where they ask for
 * different things by the same name. One that was sent later always may, since looking again has no end.
 */
function bearsOn(other: Pending, { look, args, sentAt }: Pending & { readonly sentAt: number }): boolean {
  if (other.look !== look || (other.sentAt !== undefined && sentAt - other.sentAt >= relevantMs)) return false;
  return Object.entries(other.args).every(
    ([name, value]) => args[name] === undefined || String(args[name]) === String(value),
  );
}
