import type { CallOptions } from "./operation.ts";
import type { Page } from "./page.ts";
import type { ProviderFacts } from "./provider.ts";
import type { RunCase, RunRecord, RunStatus, Verdict } from "./run.ts";

/** What is asked of one source. Times are UTC, ISO 8601 with milliseconds: `[since, until)` over `createdAt`. */
export interface SourceQuery<Native = object> {
  readonly parents?: readonly string[];
  readonly status?: readonly RunStatus[];
  readonly verdict?: readonly Verdict[];
  readonly since?: string;
  readonly until?: string;
  /** The list operation's own parameters. */
  readonly native?: Native;
}

/** A list that the provider keeps apart (one eval config, one evaluation, one status); flat providers have one. */
export interface Scope {
  readonly key: string;
  readonly name?: string;
}

/** Where a filter works: `server` narrows what is fetched; `client` only what is shown. */
export type FilterPlace = "server" | "client";
export type FilterName = "parent" | "status" | "createdAt" | "verdict";

/** One kind of run at one account: what a provider package implements. Every filter is applied again by the bridge. */
export interface RunSource<Raw = unknown, Native = object> {
  readonly provider: ProviderFacts;
  /** What the provider calls that which runs belong to, in the singular: "config". */
  readonly parentTerm?: string;
  /** Whether the provider keeps a list for each parent, so that a list of all runs costs a request for each. @default false */
  readonly listsPerParent?: boolean;
  /** Whether the provider gives a list in one answer, so that pages of it are pieces of what was read whole. @default false */
  readonly listsWhole?: boolean;
  readonly filters: Readonly<Record<FilterName, FilterPlace>>;
  /** The parameters that `native` may hold. @default any */
  readonly natives?: readonly string[];
  /** The lists to walk for a query, themselves paged. */
  scopes(query: SourceQuery<Native>, cursor: string | undefined, call?: CallOptions): Promise<Page<Scope>>;
  /** One page of a scope: at most `limit` records. A limit that is more than the provider takes is lowered to what it takes. */
  page(
    scope: Scope,
    query: SourceQuery<Native>,
    cursor: string | undefined,
    limit: number,
    call?: CallOptions,
  ): Promise<Page<RunRecord<Raw>>>;
  /** The run at an address, read afresh. @throws {RunNotFoundError | NotFoundError} */
  get(address: readonly string[], call?: CallOptions): Promise<RunRecord<Raw>>;
  /** The address of a run that a start made, from the start's input and the run's id. @default [id] */
  addressOf?(input: never, id: string): readonly string[];
}

// Capabilities: a source has exactly those whose methods its type has.

/** Can start a run. `Input` is the generated operation's own arguments. This is billed by the provider. */
export interface Starts<Input, Raw = unknown> {
  start(input: Input, call?: CallOptions): Promise<RunRecord<Raw>>;
}

/** What a run would cost, before it is started. */
export interface Estimate<Raw = unknown> {
  readonly costUsd: number;
  readonly cases?: number;
  readonly raw: Raw;
}

/** Can tell what a start would cost. */
export interface Estimates<Input, Raw = unknown> {
  estimate(input: Input, call?: CallOptions): Promise<Estimate<Raw>>;
}

/** Can cancel a run; of a run that has ended, gives that run unchanged. */
export interface Cancels<Raw = unknown> {
  cancel(address: readonly string[], call?: CallOptions): Promise<RunRecord<Raw>>;
}

/** Can list the judgements inside a run. */
export interface HasCases<Raw = unknown> {
  cases(address: readonly string[], cursor: string | undefined, call?: CallOptions): Promise<Page<RunCase<Raw>>>;
}

/** Can list what runs belong to: configs, evaluations, suites, setups. */
export interface HasParents {
  parents(cursor: string | undefined, call?: CallOptions): Promise<Page<Scope>>;
}

/**
 * Can show several runs by one request, which waiting for many of them asks before any `get`: the first page of a scope. What it
 * gives may lack what a `get` gives: a run that has ended is read once more by itself, unless the records are `whole`.
 */
export interface Polls {
  readonly shared: {
    /** A page is worth its request from this many runs on. */
    readonly least: number;
    /** Whether the records of a page are those of `get`, with nothing missing. @default false */
    readonly whole?: boolean;
    /** The key of a scope that shows this run, such as its session's; `undefined` where that is not known. */
    scopeOf(address: readonly string[], parent: RunRecord["parent"]): string | undefined;
  };
}
