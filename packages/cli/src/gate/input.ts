import type { Run, RunCase } from "@evalbridge/bridge";

/** What may be let through by name; each of them fails a gate otherwise. */
export const allowances = [
  "partial",
  "cancelled",
  "unknown",
  "zero-cases",
  /** Counts that are at odds with each other or with the cases. */
  "contradiction",
  /** No score, or one that is no number from 0 to 1, which is then taken for none. */
  "no-score",
  "missing",
] as const;
export type Allowance = (typeof allowances)[number];

/** What is asked of runs. Shares, scores and confidences are from 0 to 1. */
export interface GatePolicy {
  /** What may pass although it fails by default. @default nothing */
  readonly allow?: readonly Allowance[] | undefined;
  /** Judge by the thresholds alone, also where a provider gave a verdict. @default false */
  readonly ignoreVerdict?: boolean | undefined;
  /** The least score of each run. A score that was given and is no number from 0 to 1 fails also where none is asked. */
  readonly minScore?: number | undefined;
  /** The least share of what passed: of each run by its counts, with `perCase` over the cases of all runs together. */
  readonly minPassRate?: number | undefined;
  readonly perCase?: boolean | undefined;
  /** The least number of cases that a run has to have judged. */
  readonly minCases?: number | undefined;
  /** At most so many cases of a run that could not be judged. */
  readonly maxErrored?: number | undefined;
  /** At most so many cases of a run that were left open. */
  readonly maxUndecided?: number | undefined;
  /** Ask the lower bound of the pass rate's interval, at this confidence, instead of the rate itself. @default the rate */
  readonly confidence?: number | undefined;
  /** At most so many cases that passed in the base and fail here. @default 0 */
  readonly maxRegressions?: number | undefined;
  /** How much worse the pass rate may be than the base's, where no case can be paired. @default 0 */
  readonly margin?: number | undefined;
  /** Of the runs that judged the same case, how many have to have passed it. @default all that judged it */
  readonly minRepeatPass?: number | undefined;
  /** At most so many cases that pass in some runs and fail in others. */
  readonly maxFlaky?: number | undefined;
  /** The most that all runs together may have cost, in US dollars. */
  readonly maxCostUsd?: number | undefined;
}

/** A run as it was read for the gate. */
export interface GateRun {
  /** The reference by which it was asked for. */
  readonly ref: string;
  /** Absent: it could not be read, and `error` says why. One with another reference is not the one that was asked for. */
  readonly run?: Run | undefined;
  /** The judgements in it; absent: they could not be read, and `error` says why, or nobody asked for them. */
  readonly cases?: readonly RunCase[] | undefined;
  /** Why it, or its cases, could not be read. */
  readonly error?: unknown;
}

export interface GateInput {
  readonly runs: readonly GateRun[];
  /** What they are compared with. */
  readonly base?: GateRun | undefined;
  readonly policy?: GatePolicy | undefined;
  /** Earlier runs, for the charts; nothing is judged by them. */
  readonly history?: readonly Run[] | undefined;
}
