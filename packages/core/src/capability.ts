import type { RunCase } from "./run.ts";
import type { Cancels, Estimates, HasCases, HasParents, Polls, RunSource, Starts } from "./source.ts";

/** All that a source can have beside lists and single runs. */
export type Capabilities = Starts<never> & Estimates<never> & Cancels & HasCases & HasParents;

/** The name of what some sources can do and others cannot: `start`, `estimate`, `cancel`, `cases`, `parents`. */
export type Capability = keyof Capabilities;

/** A source as it is met at run time: with or without each capability, and a way to share polls. */
export type AnySource = RunSource & Partial<Capabilities> & Partial<Polls>;

/** What a method is given first: for a start, the arguments of the provider's own operation. */
export type InputOf<Source, Method extends string> =
  Source extends Readonly<Record<Method, (input: infer Input, ...rest: never[]) => unknown>> ? Input : never;

/** The provider's own record in what a method gives: the answer to a start is often less than what a list holds. */
export type RawOf<Source, Method extends string> =
  Source extends Readonly<Record<Method, (...args: never[]) => Promise<{ readonly raw: infer Raw }>>> ? Raw : never;

/** The judgements that a source gives. */
export type CaseOf<Source> = Source extends HasCases<infer Raw> ? RunCase<Raw> : never;

/** The parameters of a source's own list operation. */
export type NativeOf<Source> = Source extends RunSource<infer _Raw, infer Native> ? Native : never;
