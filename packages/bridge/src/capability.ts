import type { Cancels, Estimates, HasCases, HasParents, Run, RunRef, RunSource, Starts } from "@evalbridge/core";

/** Sources by key. The key names the source in references, reports, cursors and types. */
export type Sources = Readonly<Record<string, RunSource>>;

export type SourceKey<S> = keyof S & string;

interface Capabilities {
  readonly start: Starts<never>;
  readonly estimate: Estimates<never>;
  readonly cancel: Cancels;
  readonly cases: HasCases;
  readonly parents: HasParents;
}

/** What some sources can do and others cannot. */
export type Capability = keyof Capabilities;

/** A source as it is met at run time: it may have any capability. */
export type AnySource = RunSource & Partial<Capabilities[Capability]>;

/** The keys of those sources that have a capability. */
export type KeysWith<S, C extends Capability> = {
  [K in SourceKey<S>]: S[K] extends Capabilities[C] ? K : never;
}[SourceKey<S>];

/** A run, or anything else that carries its reference, or the reference. */
export type RunLike<K extends string> = RunRef<K> | { readonly ref: RunRef<K> };

/** The run of each source: a union discriminated by `source`. */
export type RunOf<S, K extends SourceKey<S> = SourceKey<S>> = {
  [P in K]: Run<P, S[P] extends RunSource<infer Raw> ? Raw : never>;
}[K];

/** The run that a start gives: its `raw` is the answer to the start, which may be less than a run's record. */
export type StartedOf<S, K extends SourceKey<S>> = {
  [P in K]: Run<P, S[P] extends Starts<never, infer Raw> ? Raw : never>;
}[K];

/** The run that a cancellation gives: its `raw` is the answer to it. */
export type CancelledOf<S, K extends SourceKey<S>> = {
  [P in K]: Run<P, S[P] extends Cancels<infer Raw> ? Raw : never>;
}[K];

export type StartInput<X> = X extends Starts<infer Input> ? Input : never;
export type EstimateInput<X> = X extends Estimates<infer Input> ? Input : never;
export type EstimateRaw<X> = X extends Estimates<never, infer Raw> ? Raw : never;
export type CaseRaw<X> = X extends HasCases<infer Raw> ? Raw : never;

/** The list operations' own parameters, by source; sources that take none are not in it. */
export type Natives<S> = {
  readonly [K in SourceKey<S> as keyof NativeOf<S[K]> extends never ? never : K]?: NativeOf<S[K]> | undefined;
};
type NativeOf<X> = X extends RunSource<infer _Raw, infer Native> ? Native : never;
