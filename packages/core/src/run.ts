import { ContractError } from "./errors/contract-error.ts";
import type { RunRef } from "./ref.ts";

/** Did the run execute? `unknown`: a word of the provider's that nobody documented. */
export type RunStatus = (typeof runStatuses)[number];
export const runStatuses = ["pending", "running", "completed", "partial", "failed", "cancelled", "unknown"] as const;

/** Did the evaluated thing pass? `none` until the run has completed, and where the provider gives no judgement. */
export type Verdict = (typeof verdicts)[number];
export const verdicts = ["passed", "failed", "none"] as const;

/** How many were judged how, in the provider's own unit (calls, cases, scores: see the provider's README). */
export interface RunCounts {
  readonly passed?: number;
  readonly failed?: number;
  readonly errored?: number;
  readonly undecided?: number;
  readonly total?: number;
}

/** One evaluation run, in one shape for all providers. What a provider does not say is absent, never invented. */
export interface Run<Source extends string = string, Raw = unknown> {
  /** The run's name everywhere, also in another process: `bland:9f…`, `humanloop:evr_1/run_2`. */
  readonly ref: RunRef<Source>;
  /** The key of its source in the bridge. */
  readonly source: Source;
  /** The provider's name. */
  readonly provider: string;
  /** The provider's own id. Identity is `ref`: one id may sit under several parents. */
  readonly id: string;
  /** What the provider lists runs under: an eval config, evaluation, session, suite or workbench setup. */
  readonly parent?: { readonly id: string; readonly name?: string };
  readonly status: RunStatus;
  /** The provider's own word for `status`. */
  readonly rawStatus: string;
  readonly verdict: Verdict;
  readonly progress?: { readonly completed: number; readonly total: number };
  readonly counts?: RunCounts;
  /** 0 to 1. */
  readonly score?: number;
  /** UTC, ISO 8601 with milliseconds: comparable as text. */
  readonly createdAt?: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  /** US dollars so far; final once the run has ended. */
  readonly costUsd?: number;
  readonly error?: { readonly code?: string; readonly message: string };
  /** The provider's own record: nothing is lost by unifying. */
  readonly raw: Raw;
}

/** What a run source knows of a run. The bridge turns `address`, the parts of its reference, into `source` and `ref`. */
export interface RunRecord<Raw = unknown> extends Omit<Run<string, Raw>, "ref" | "source"> {
  readonly address: readonly [string] | readonly [parent: string, id: string];
}

/** One judgement inside a run. */
export interface RunCase<Raw = unknown> {
  /** The same in another run where the same thing is judged by the same judge; absent: it cannot be matched. */
  readonly key?: string;
  readonly name?: string;
  readonly outcome: "passed" | "failed" | "errored" | "undecided";
  /** 0 to 1. */
  readonly score?: number;
  readonly rationale?: string;
  readonly raw: Raw;
}

/** Whether nothing more will happen: an unknown status counts as ended once the provider gave an end time. */
export function hasEnded(run: Pick<Run, "status" | "endedAt">): boolean {
  if (run.status === "unknown") return run.endedAt !== undefined;
  return run.status !== "pending" && run.status !== "running";
}

/** `Type` with `undefined` allowed wherever a field is optional, for writing records down plainly. */
export type Loose<Type> = {
  readonly [Key in keyof Type]: Record<never, never> extends Pick<Type, Key>
    ? Loose1<Type[Key]> | undefined
    : Type[Key];
};
type Loose1<Value> = Value extends RunCounts ? { readonly [Key in keyof Value]: Value[Key] | undefined } : Value;

/**
 * Makes a record from what an adapter read: fields that are `undefined` are left out, and a verdict holds only for a run
 * that has completed, wholly or in part.
 * @throws {ContractError} for a run without an id
 */
export function runRecord<Raw>(fields: Loose<RunRecord<Raw>>): RunRecord<Raw> {
  const named = fields.address.every((part) => typeof part === "string" && part !== "");
  if (!named) throw new ContractError(fields, "a run has no id");
  const judged = fields.status === "completed" || fields.status === "partial";
  const counts = fields.counts && present(fields.counts);
  const counted = counts && Object.keys(counts).length > 0;
  return present({
    ...fields,
    verdict: judged ? fields.verdict : "none",
    counts: counted ? counts : undefined,
  }) as RunRecord<Raw>;
}

/** Makes a case from what an adapter read; fields that are `undefined` are left out. */
export function runCase<Raw>(fields: Loose<RunCase<Raw>>): RunCase<Raw> {
  return present(fields) as RunCase<Raw>;
}

function present<Fields extends object>(fields: Fields): Fields {
  const kept: Partial<Fields> = {};
  for (const key in fields) if (fields[key] !== undefined) kept[key] = fields[key];
  return kept as Fields;
}
