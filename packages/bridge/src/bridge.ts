import type { CallOptions, Capability, CaseOf, Estimate, InputOf, RawOf, RunRef, Scope } from "@evalbridge/core";
import { follow, formatRef, itemsOf, mapPage, mapResult } from "@evalbridge/core";
import type { KeysWith, RunLike, RunOf, SourceKey, Sources, Started } from "./keys.ts";
import { type ListQuery, listRuns, type RunListing } from "./list.ts";
import { asRunNotFound } from "./not-found.ts";
import { type PageQuery, type RunPage, readPage } from "./page.ts";
import { planQuery, type RunQuery, runOf } from "./query.ts";
import { type Place, Registry } from "./registry.ts";
import { type SortedOptions, type SortedRuns, sortRuns } from "./sorted.ts";
import { type WaitOptions, type WaitResult, waitFor } from "./wait.ts";
import { type Snapshot, type WatchOptions, watchRuns } from "./watch.ts";

/** A source that lists leave out, because the environment variable for its key is not set. */
export interface MissingSource<K extends string = string> {
  readonly source: K;
  readonly variable: string;
}

export interface BridgeOptions {
  /** Told what is worth knowing but no error. What it throws ends nothing. @default console.warn, after "evalbridge: " */
  readonly onWarning?: ((message: string) => void) | undefined;
  /** What `bridge.missing` is to be. @default none */
  readonly missing?: readonly MissingSource[] | undefined;
}

/** What runs belong to. `ref` goes into a query's `parents`. */
export interface RunParent<K extends string = string> {
  readonly ref: RunRef<K>;
  readonly id: string;
  readonly name?: string;
}

/** Several sources of runs as one. A run is given as it is, or by its reference. */
export interface Bridge<S extends Sources> {
  /** Sources left out of lists for want of a key. Named in a call, they fail with a CredentialsError. */
  readonly missing: readonly MissingSource<SourceKey<S>>[];
  /** All runs, in order of arrival. @throws {IncompleteListError} at the end, when a source failed */
  list(query?: ListQuery<S>, call?: CallOptions): RunListing<S>;
  /** A page of runs, and a cursor from which any process can go on. @throws {CursorError | IncompleteListError} */
  page(query?: PageQuery<S>, call?: CallOptions): Promise<RunPage<S>>;
  /** The newest runs first; all are read. */
  sorted(query?: RunQuery<S>, options?: SortedOptions): Promise<SortedRuns<S>>;
  /** The run, read afresh. @throws {RunNotFoundError} */
  get<K extends SourceKey<S>>(run: RunLike<K>, call?: CallOptions): Promise<RunOf<S, K>>;
  /**
   * Starts a run, with the arguments of the provider's own operation. The provider bills it.
   * @throws {AmbiguousResultError} when the answer was lost: it is not started again. `refs` names what may be the run
   */
  start<K extends KeysWith<S, "start">>(source: K, input: InputOf<S[K], "start">, call?: CallOptions): Started<S, K>;
  /**
   * Waits until a run has ended, is gone, or the time is over; from a reference in any process.
   * @throws {RunNotFoundError} of a run that was never there
   * @throws {TimeoutError} of a run that could not be read within the time; else that is the result's `reason`
   */
  wait<K extends SourceKey<S>>(run: RunLike<K>, options?: WaitOptions<S, K>): Promise<WaitResult<S, K>>;
  /** Waits for several, which share polls. The results are in the same order; what fails for one of them fails for all. */
  wait<K extends SourceKey<S>>(runs: readonly RunLike<K>[], options?: WaitOptions<S, K>): Promise<WaitResult<S, K>[]>;
  /** Tells of runs when they change, each at the end with a `reason`. Leaving the loop ends the polling. Throws what `wait` does. */
  watch<K extends SourceKey<S>>(
    runs: RunLike<K> | readonly RunLike<K>[],
    options?: WatchOptions,
  ): AsyncIterable<Snapshot<S, K>>;
  /** What a start would cost. */
  estimate<K extends KeysWith<S, "estimate">>(
    source: K,
    input: InputOf<S[K], "estimate">,
    call?: CallOptions,
  ): Promise<Estimate<RawOf<S[K], "estimate">>>;
  /** Cancels a run; one that has ended stays as it is. @throws {RunNotFoundError} */
  cancel<K extends KeysWith<S, "cancel">>(run: RunLike<K>, call?: CallOptions): Promise<RunOf<S, K, "cancel">>;
  /** The judgements inside a run. @throws {RunNotFoundError} */
  cases<K extends KeysWith<S, "cases">>(run: RunLike<K>, call?: CallOptions): AsyncIterable<CaseOf<S[K]>>;
  /** What a source's runs belong to. */
  parents<K extends KeysWith<S, "parents">>(source: K, call?: CallOptions): AsyncIterable<RunParent<K>>;
  /** Reads a reference, from a command line for example. @throws {RunRefError | ArgumentError} in one line */
  parse(text: string): RunRef<SourceKey<S>>;
  /** Whether a source, or a run's source, has a method; narrows to those that have. */
  can<C extends Capability, T extends SourceKey<S> | RunLike<SourceKey<S>>>(
    capability: C,
    target: T,
  ): target is Extract<T, KeysWith<S, C> | RunLike<KeysWith<S, C>>>;
}

/**
 * Puts sources behind one model; their keys name them: `createBridge({ bland: createBlandRuns(), "bland-eu": … })`.
 * @throws {ArgumentError} for a key that cannot name a source, and for no source at all
 */
export function createBridge<S extends Sources>(
  sources: S,
  { onWarning: warn = (message: string) => console.warn(`evalbridge: ${message}`), missing = [] }: BridgeOptions = {},
): Bridge<S> {
  const registry = new Registry(sources, warn);
  const plan = (query: RunQuery<Sources>) => planQuery(registry, missing, query);
  /** Asks something about a run; that its source does not know the run is said in one way. */
  const about = async <A>(run: RunLike<string>, ask: (place: Place) => Promise<A>) => {
    const place = registry.locate(run);
    return ask(place).catch((error: unknown) => {
      throw asRunNotFound(error, place) ?? error;
    });
  };
  return {
    missing,
    list: (query: ListQuery<Sources> = {}, call?: CallOptions) => listRuns(plan(query), query, call, warn),
    page: async (query: PageQuery<Sources> = {}, call?: CallOptions) => readPage(plan(query), query, call),
    sorted: async (query: RunQuery<Sources> = {}, options: SortedOptions = {}) => sortRuns(plan(query), options, warn),
    get: (run: RunLike<string>, call?: CallOptions) =>
      about(run, async ({ key, source, address }) => runOf(key, await source.get(address, call))),
    async start(key: string, given: never, call?: CallOptions) {
      registry.use(key);
      const source = registry.able("start", key);
      // Ours: when a reference is made of it, the caller's may say something else.
      const input = { ...(given as object) } as never;
      const refOf = ({ id }: { readonly id: string }) => formatRef(key, source.addressOf?.(input, id) ?? [id]);
      return mapResult(source.start(given, call), (record) => registry.starts.add(runOf(key, record)), refOf);
    },
    wait: (runs: RunLike<string>, options: WaitOptions = {}) => waitFor(registry, runs, options),
    watch: (runs: RunLike<string>, options: WatchOptions = {}) => watchRuns(registry, runs, options),
    estimate: async (key: string, input: never, call?: CallOptions) =>
      registry.able("estimate", key).estimate(input, call),
    cancel: (run: RunLike<string>, call?: CallOptions) =>
      about(run, async ({ key, address }) => runOf(key, await registry.able("cancel", key).cancel(address, call))),
    cases(run: RunLike<string>, call?: CallOptions) {
      const source = registry.able("cases", registry.locate(run).key);
      return itemsOf(follow(source, (cursor) => about(run, ({ address }) => source.cases(address, cursor, call))));
    },
    parents(key: string, call?: CallOptions) {
      const source = registry.able("parents", key);
      const toParent = ({ key: id, ...named }: Scope) => ({ ref: formatRef(key, [id]), id, ...named });
      return itemsOf(follow(source, async (cursor) => mapPage(await source.parents(cursor, call), toParent)));
    },
    parse: (text: string) => registry.locate(text).ref,
    can(capability: Capability, target: string | RunLike<string>) {
      const key = typeof target === "string" && !target.includes(":") ? target : registry.locate(target).key;
      return registry.can(capability, key);
    },
    // What these take and give depends on the types of the sources, of which nothing is left here.
  } satisfies Record<keyof Bridge<S>, unknown> as unknown as Bridge<S>;
}
