import type { Slice, Wanted } from "./slice.ts";
import type { WireRequest } from "./wire.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** A run as its provider keeps it. Times are by our clock, but for `createdMs`: that one is told. */
export interface WorldRun {
  readonly id: string;
  /** What it is listed under: a config, an evaluation, a suite, a setup. */
  readonly parent: string;
  /** Whose it is. No answer tells. */
  readonly owner: string;
  /** The body that it was started with. */
  readonly input: Fields;
  readonly createdMs: number;
  readonly madeMs: number;
  /** From when on lists and reads show it. */
  readonly shownMs: number;
  readonly endsMs: number;
}

export interface WorldParent {
  readonly id: string;
  readonly name: string;
}

export type Progress = "pending" | "running" | "completed";

/** What a request asks for, whatever the provider's words are. */
export type Asked =
  | { readonly what: "start"; readonly parent: string; readonly input: Fields }
  | {
      readonly what: "runs";
      readonly wanted: Wanted;
      readonly shows: (run: WorldRun) => boolean;
    }
  | { readonly what: "parents"; readonly wanted: Wanted }
  | { readonly what: "run"; readonly id: string };

/** How a provider speaks on the wire, as far as starts and lists go. */
export interface Dialect {
  readonly provider: string;
  /** The path of its documented address. */
  readonly root: string;
  /** The status of an answer to a start. */
  readonly started: number;
  /** Whether the key came in the documented form. */
  isAuthorized(headers: Headers, key: string): boolean;
  asked(request: WireRequest): Asked | undefined;
  /** A run in a list, read by itself, and as the answer to a start. */
  item(run: WorldRun, progress: Progress): Fields;
  whole(run: WorldRun, progress: Progress): Fields;
  answer(run: WorldRun, progress: Progress): Fields;
  runs(slice: Slice<Fields>): unknown;
  parents(slice: Slice<WorldParent>): unknown;
  /** The body of a refusal. */
  refusal(status: number, message: string): unknown;
  /** The body of the 409 that a start gets while the same is under way, where the provider refuses it. */
  conflict?(run: WorldRun, progress: Progress): unknown;
}

/** A time as providers write it. */
export const timeOf = (ms: number): string => new Date(ms).toISOString();
