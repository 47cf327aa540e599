/** A start under way, or one of which nobody knows what became. */
export interface Pending {
  readonly where: string;
  sentAt: number;
}

const mostKnown = 1000;
/** After this long, what became of a start no longer bears on another. */
const relevantMs = 600_000;

/** What a client remembers of its own starts, so that it does not take the run of one for that of another. */
export class StartMemory {
  readonly known: Set<string> = new Set();
  readonly #pending: Set<Pending> = new Set();

  begin(where: string): Pending {
    const pending = { where, sentAt: Date.now() };
    for (const old of this.#pending) if (this.#pending.size >= mostKnown) this.#pending.delete(old);
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
    const near = (other: Pending) => Math.abs(other.sentAt - pending.sentAt) < relevantMs;
    return ![...this.#pending].some((other) => other !== pending && other.where === pending.where && near(other));
  }
}
