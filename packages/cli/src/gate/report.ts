import type { Run, RunCase } from "@evalbridge/bridge";
import type { GatePolicy } from "./input.ts";

export const ruleNames = [
  "readable",
  "ended",
  "status",
  "verdict",
  "zero-cases",
  "counts",
  "min-score",
  "min-pass-rate",
  "min-cases",
  "max-errored",
  "max-undecided",
  "base",
  "max-regressions",
  "missing",
  "margin",
  "min-repeat-pass",
  "max-flaky",
  "max-cost-usd",
] as const;
export type RuleName = (typeof ruleNames)[number];

/**
 * How a rule came out. `unanswerable`: it cannot be asked of these runs. `unreachable`: a provider or the network failed. `unfinished`:
 * a run has not ended. `over-budget`: it cost too much, or nobody knows what it cost.
 */
export type RuleOutcome = "passed" | "failed" | "unanswerable" | "unreachable" | "unfinished" | "over-budget";

/** In the order in which they decide: the first outcome that any rule has is the gate's. */
export const exitCodes: Readonly<Record<RuleOutcome, ExitCode>> = {
  unanswerable: 3,
  failed: 1,
  unreachable: 2,
  unfinished: 4,
  "over-budget": 5,
  passed: 0,
};
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5;

/** One rule, asked of one run or of all of them. */
export interface RuleResult {
  readonly rule: RuleName;
  /** The run that it is about; absent: all of them together. */
  readonly ref?: string;
  readonly outcome: RuleOutcome;
  /** One line that says what was found and what was asked. */
  readonly message: string;
  readonly observed?: number | string;
  readonly required?: number | string;
}

/** A share with its Wilson interval. */
export interface PassRate {
  readonly passed: number;
  readonly total: number;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  /** What the interval holds for. */
  readonly confidence: number;
  /** What was counted: the provider's own unit in its counts, or the cases as they were read. */
  readonly unit: "counts" | "cases";
}

/** A run without the provider's record: what reports show of it. */
export interface ReportedRun extends Omit<Run, "raw"> {
  /** What it is here. */
  readonly role: "head" | "base" | "history";
  readonly passRate?: PassRate;
}

/** What one run says of a case. */
export interface CaseCell {
  readonly ref: string;
  readonly outcome: RunCase["outcome"];
  readonly score?: number;
  readonly rationale?: string;
}

/** One case, in all runs that judged it. */
export interface ReportedCase {
  /** Absent: it cannot be matched with a case of another run. */
  readonly key?: string;
  readonly name?: string;
  /** In the order of the runs, the base last; runs that did not judge it are left out. */
  readonly cells: readonly CaseCell[];
  /** Against the base. */
  readonly change?: "regressed" | "fixed" | "same" | "missing" | "new";
  /** It passed in some runs and did not in others. */
  readonly flaky?: true;
}

/** How the cases came out against the base. */
export interface Comparison {
  readonly base: string;
  /** Whether cases could be matched by their keys. */
  readonly paired: boolean;
  readonly regressed: number;
  readonly fixed: number;
  readonly same: number;
  readonly missing: number;
  readonly new: number;
  /** Paired: the exact one-sided McNemar probability of as many regressions by chance. */
  readonly pValue?: number;
  /** Not paired: the pass rate's difference to the base's with its Newcombe interval. */
  readonly difference?: { readonly value: number; readonly low: number; readonly high: number };
}

/** What a gate found. Plain data, the same for the same runs: no clock, no machine, no key in it. */
export interface GateReport {
  readonly format: "evalbridge-gate-1";
  readonly outcome: RuleOutcome;
  readonly exitCode: ExitCode;
  /** All rules that were asked, in a fixed order. */
  readonly rules: readonly RuleResult[];
  /** Head runs in the order given, then the base, then history, oldest first. */
  readonly runs: readonly ReportedRun[];
  /** In the order of the first run that has them. */
  readonly cases: readonly ReportedCase[];
  /** Over all head runs. */
  readonly pooled?: PassRate;
  readonly comparison?: Comparison;
  /** What all head runs cost together, where each says so. */
  readonly costUsd?: number;
  /** What a reader has to know beside the rules, a line each. */
  readonly notes: readonly string[];
  /** What was asked, without what was left to its default. */
  readonly policy: GatePolicy;
}
