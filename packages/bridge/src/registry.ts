import { ArgumentError, formatRef, isSourceKey, parseRef, type RunRef } from "@evalbridge/core";
import type { AnySource, Capability, RunLike, Sources } from "./capability.ts";

/** Where a reference leads. */
export interface Located {
  readonly key: string;
  readonly source: AnySource;
  readonly address: readonly string[];
  readonly ref: RunRef;
}

/** The sources of one bridge, in the order of their keys, so that processes agree about cursors. */
export class Registry {
  readonly #sources: ReadonlyMap<string, AnySource>;

  constructor(sources: Sources) {
    const entries = Object.entries(sources).sort(([one], [other]) => (one < other ? -1 : 1));
    if (entries.length === 0) throw new ArgumentError({}, "a bridge needs a source: createBridge({ vogent: createVogentRuns() })");
    for (const [key] of entries) {
      if (isSourceKey(key)) continue;
      const rule = "lower-case letters, digits and dashes, beginning with a letter";
      throw new ArgumentError({}, `${JSON.stringify(key)} cannot name a source: give it ${rule}`);
    }
    this.#sources = new Map(entries);
  }

  get keys(): string[] {
    return [...this.#sources.keys()];
  }

  source(key: string): AnySource {
    const source = this.#sources.get(key);
    if (source) return source;
    throw new ArgumentError({}, `there is no source ${JSON.stringify(key)}; the sources are: ${this.keys.join(", ")}`);
  }

  locate(run: RunLike<string>): Located {
    const { source: key, address } = parseRef(typeof run === "string" ? run : run.ref);
    return { key, source: this.source(key), address, ref: formatRef(key, address) };
  }

  can(capability: Capability, key: string): boolean {
    return typeof this.source(key)[capability] === "function";
  }

  /** The source, known to be able; types say so already, but a key may come from a command line. */
  able<C extends Capability>(capability: C, key: string): Required<Pick<AnySource, C>> {
    if (this.can(capability, key)) return this.source(key) as Required<Pick<AnySource, C>>;
    const able = this.keys.filter((other) => this.can(capability, other)).join(", ") || "none";
    throw new ArgumentError({}, `${key} has no ${capability}; the sources that have it: ${able}`);
  }
}
