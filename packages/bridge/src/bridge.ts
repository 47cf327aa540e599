import {
  type CallOptions,
  type Estimate,
  NotFoundError,
  type Run,
  type RunCase,
  RunNotFoundError,
  type RunRef,
  formatRef,
} from "@evalbridge/core";
import type {
  CancelledOf,
  Capability,
  CaseRaw,
  EstimateInput,
  EstimateRaw,
  KeysWith,
  RunLike,
  RunOf,
  SourceKey,
  Sources,
  StartedOf,
  StartInput,
} from "./capability.ts";
import { type ListQuery, listRuns, type RunListing } from "./list.ts";
import { follow } from "./merge.ts";
import { type PageQuery, type RunPage, readPage } from "./page.ts";
import { type Plan, planQuery, type RunQuery, stamp } from "./query.ts";
import { type Located, Registry } from "./registry.ts";
import { type SortedOptions, type SortedRuns, sortRuns } from "./sorted.ts";

export interface BridgeOptions {
  /** Told what is worth knowing and no error. @default console.warn, with "evalbridge: " before it */
  readonly onWarning?: ((message: string) => void) | undefined;
}

/** A source that lists leave out, since the environment variable that would hold its key is not set. */
export interface MissingSource<K extends string = string> {
  readonly source: K;
  readonly variable: string;
}

/** What runs belong to at a provider. `ref` is for `parents` in a query. */
export interface RunParent<K extends string = string> {
  readonly ref: RunRef<K>;
  readonly id: string;
  readonly name?: string;
}

/** Several sources of runs as one. A run is named by itself or by its reference. */
export interface Bridge<S extends Sources> {
  /** Sources left out of lists for want of a key. Asked for by name, they fail with a CredentialsError. */
  readonly missing: readonly MissingSource<SourceKey<S>>[];
  /** All runs, in order of arrival. @throws {IncompleteListError} at the end, when a source failed */
  list(query?: ListQuery<S>, call?: CallOptions): RunListing<S>;
  /** A page of runs and a cursor that any process can go on from. */
  page(query?: PageQuery<S>, call?: CallOptions): Promise<RunPage<S>>;
  /** The newest runs first: reads them all. */
  sorted(query?: RunQuery<S>, options?: SortedOptions): Promise<SortedRuns<S>>;
  /** The run, read afresh. @throws {RunNotFoundError} */
  get<K extends SourceKey<S>>(run: RunLike<K>, call?: CallOptions): Promise<RunOf<S, K>>;
  /** Starts a run, with the arguments of the provider's own operation. The provider bills it. */
  start<K extends KeysWith<S, "start">>(
    source: K,
    input: StartInput<S[K]>,
    call?: CallOptions,
  ): Promise<StartedOf<S, K>>;
  /** What a start would cost. */
  estimate<K extends KeysWith<S, "estimate">>(
    source: K,
    input: EstimateInput<S[K]>,
    call?: CallOptions,
  ): Promise<Estimate<EstimateRaw<S[K]>>>;
  /** Cancels a run; one that has ended stays as it is. @throws {RunNotFoundError} */
  cancel<K extends KeysWith<S, "cancel">>(run: RunLike<K>, call?: CallOptions): Promise<CancelledOf<S, K>>;
  /** The judgements inside a run. @throws {RunNotFoundError} */
  cases<K extends KeysWith<S, "cases">>(run: RunLike<K>, call?: CallOptions): AsyncIterable<RunCase<CaseRaw<S[K]>>>;
  /** What a source's runs belong to. */
  parents<K extends KeysWith<S, "parents">>(source: K, call?: CallOptions): AsyncIterable<RunParent<K>>;
  /** Reads a reference, from a command line for example. @throws {RunRefError | ArgumentError} in one line */
  parse(text: string): RunRef<SourceKey<S>>;
  /** Whether a source (or the source of a run) has a method; narrows to those that do. */
  can<C extends Capability, T extends SourceKey<S> | RunLike<SourceKey<S>>>(
    capability: C,
    target: T,
  ): target is Extract<T, KeysWith<S, C> | RunLike<KeysWith<S, C>>>;
}
