import type { AnySource, Capability, RunRef } from "@evalbridge/core";
import { ArgumentError, formatRef, isSourceKey, parseRef } from "@evalbridge/core";
import type { Sources } from "./keys.ts";
import { RecentStarts } from "./recent-starts.ts";

/** Where a reference leads. */
export interface Place {
  readonly key: string;
  readonly address: readonly string[];
  readonly ref: RunRef;
}

/** The sources of one bridge, and what it remembers. */
export class Registry {
  /** In one order, so that all processes agree about cursors. */
  readonly keys: readonly string[];
  readonly starts: RecentStarts = new RecentStarts();
  readonly warn: (message: string) => void;
  readonly #sources: ReadonlyMap<string, AnySource>;
  readonly #warned: Set<string> = new Set();

  constructor(sources: Sources, warn: (message: string) => void) {
    this.warn = warn;
    this.keys = Object.keys(sources).sort();
    this.#sources = new Map(Object.entries(sources));
    if (this.keys.length === 0) throw new ArgumentError({}, "a bridge needs a source: { vogent: createVogentRuns() }");
    const wrong = this.keys.find((key) => !isSourceKey(key));
    const rule = "lower-case letters, digits and dashes, a letter first";
    if (wrong !== undefined) throw new ArgumentError({}, `${JSON.stringify(wrong)} cannot name a source: ${rule}`);
  }

  source(key: string): AnySource {
    const source = this.#sources.get(key);
    if (source) return source;
    throw new ArgumentError({}, `there is no source ${JSON.stringify(key)}; the sources are: ${this.keys.join(", ")}`);
  }

  /** A source that is about to be read or given work: of one that has closed, this says so, once. */
  use(key: string): AnySource {
    const source = this.source(key);
    const { title, lifecycle } = source.provider;
    if (lifecycle.state !== "sunset" || this.#warned.has(key)) return source;
    this.#warned.add(key);
    this.warn(`${key}: ${title} closed on ${lifecycle.since} (${lifecycle.evidence})`);
    return source;
  }

  locate(run: string | { readonly ref: string }): Place {
    const { source: key, address } = parseRef(typeof run === "string" ? run : run.ref);
    this.source(key);
    return { key, address, ref: formatRef(key, address) };
  }

  can(capability: Capability, key: string): boolean {
    return typeof this.source(key)[capability] === "function";
  }

  /** A source that has the capability. Types say so already, but a key may come from a command line. */
  able<C extends Capability>(capability: C, key: string): AnySource & Required<Pick<AnySource, C>> {
    if (this.can(capability, key)) return this.source(key) as AnySource & Required<Pick<AnySource, C>>;
    const able = this.keys.filter((other) => this.can(capability, other)).join(", ") || "none";
    throw new ArgumentError({}, `${key} has no ${capability}; the sources that have it: ${able}`);
  }
}
