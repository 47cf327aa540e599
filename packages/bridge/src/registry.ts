import type { AnySource, Capability, RunRef } from "@evalbridge/core";
import { ArgumentError, attempt, formatRef, isSourceKey, parseRef } from "@evalbridge/core";
import type { Sources } from "./keys.ts";
import { RecentStarts } from "./recent-starts.ts";
import { trim } from "./remembered.ts";

/** Where a reference leads. */
export interface Place {
  readonly key: string;
  readonly source: AnySource;
  readonly address: readonly string[];
  readonly ref: RunRef;
}

/** The sources of one bridge, and what it remembers. */
export class Registry {
  /** In one order, so that all processes agree about cursors. */
  readonly keys: readonly string[];
  readonly starts: RecentStarts = new RecentStarts();
  readonly #warn: (message: string) => void;
  readonly #sources: ReadonlyMap<string, AnySource>;
  readonly #said: Set<string> = new Set();

  constructor(sources: Sources, warn: (message: string) => void) {
    this.#warn = warn;
    this.keys = Object.keys(sources).sort();
    this.#sources = new Map(Object.entries(sources));
    if (this.keys.length === 0) throw new ArgumentError({}, "a bridge needs a source: { vogent: createVogentRuns() }");
    const wrong = this.keys.find((key) => !isSourceKey(key));
    if (wrong === undefined) return;
    throw new ArgumentError({}, `${JSON.stringify(wrong)} cannot name a source; write a-z, 0-9 and -, a letter first`);
  }

  source(key: string): AnySource {
    const source = this.#sources.get(key);
    if (source) return source;
    throw unknown(`source ${JSON.stringify(key)}`, this.keys);
  }

  /** A source that is about to be read or given work: of one that has closed, this says so, once. */
  use(key: string): AnySource {
    const source = this.source(key);
    const { title, lifecycle } = source.provider;
    if (lifecycle.state === "sunset")
      this.warnOnce(`${key}: ${title} closed on ${lifecycle.since} (${lifecycle.evidence})`);
    return source;
  }

  /** Says what is worth knowing but no error; not again what was said lately. */
  warnOnce(message: string): void {
    if (this.#said.has(message)) return;
    trim(this.#said.add(message));
    attempt(() => this.#warn(message));
  }

  locate(run: string | { readonly ref: string }): Place {
    const { source: key, address } = parseRef(typeof run === "string" ? run : run?.ref);
    return { key, source: this.source(key), address, ref: formatRef(key, address) };
  }

  can(capability: Capability, key: string): boolean {
    return typeof this.source(key)[capability] === "function";
  }

  /** A source that has the capability. Types say so already, but a key may come from a command line. */
  able<C extends Capability>(capability: C, key: string): AnySource & Required<Pick<AnySource, C>> {
    if (this.can(capability, key)) return this.source(key) as AnySource & Required<Pick<AnySource, C>>;
    const able = this.keys.filter((other) => this.can(capability, other));
    throw unknown(`source ${key} with ${capability}`, able);
  }
}

/** The error for a word that names nothing here; it says which do. */
export function unknown(what: string, known: readonly string[]): ArgumentError {
  return new ArgumentError({}, `there is no ${what}; there are: ${known.join(", ") || "none"}`);
}
