import type { Capabilities, Capability, NativeOf, RawOf, Run, RunRef, RunSource } from "@evalbridge/core";

/** Sources by key. The key names the source in references, reports, cursors and types. */
export type Sources = Readonly<Record<string, RunSource>>;
export type SourceKey<S> = keyof S & string;

/** The keys of those sources that have a capability. */
export type KeysWith<S, C extends Capability> = {
  [K in SourceKey<S>]-?: NonNullable<S[K]> extends Pick<Capabilities, C> ? K : never;
}[SourceKey<S>];

/** A run's reference, or anything that carries it. */
export type RunLike<K extends string> = RunRef<K> | { readonly ref: RunRef<K> };

/** The runs of sources, as a method of theirs gives them: a union discriminated by `source`. */
export type RunOf<S, K extends SourceKey<S> = SourceKey<S>, Method extends string = "get"> = {
  [P in K]: Run<P, RawOf<S[P], Method>>;
}[K];

/** The run that a start gives. */
export type Started<S, K extends SourceKey<S>> = Promise<RunOf<S, K, "start">>;

/** The list operations' own parameters, by source; sources that take none are not in it. */
export type Natives<S> = {
  readonly [K in SourceKey<S> as keyof NativeOf<S[K]> extends never ? never : K]?: NativeOf<S[K]> | undefined;
};
