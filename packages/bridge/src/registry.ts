import type { AnySource, Capability, RunRef } from "@evalbridge/core";
import { ArgumentError, formatRef, isSourceKey, parseRef } from "@evalbridge/core";
import type { Sources } from "./keys.ts";

/** The sources of one bridge, in the order of their keys, so that all processes agree about cursors. */
export class Registry {
  readonly keys: readonly string[];
  readonly #sources: ReadonlyMap<string, AnySource>;

  constructor(sources: Sources) {
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

  /** Where a reference leads. */
  locate(run: string | { readonly ref: string }): { key: string; address: readonly string[]; ref: RunRef } {
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
