import type { RunScript } from "./script.ts";
import type { Phase } from "./words.ts";

/** How the cases of a run came out, as far as they have. */
export interface Tally {
  readonly verdict: "passed" | "failed" | "none";
  readonly passed: number;
  readonly failed: number;
  readonly errored: number;
  readonly undecided: number;
  /** All cases, judged or not. */
  readonly total: number;
  /** Those that are judged. */
  readonly done: number;
  /** From 0 to 1; none where nothing is judged. */
  readonly score?: number;
}

const usual = {
  passed: { passed: 4, failed: 0 },
  failed: { passed: 2, failed: 2 },
  none: { passed: 0, failed: 0 },
} as const;

/** What a run of this script tells of its cases in a phase: everything once it is over, nothing before. */
export function tallyOf(script: RunScript, phase: Phase): Tally {
  const { verdict = "passed", errored = 0, undecided = 0 } = script;
  const { passed = usual[verdict].passed, failed = usual[verdict].failed } = script;
  const total = passed + failed + errored + undecided;
  if (phase !== "completed" && phase !== "partial")
    return { verdict: "none", passed: 0, failed: 0, errored: 0, undecided: 0, total, done: 0 };
  const judged = passed + failed;
  const score = script.score ?? (judged > 0 ? passed / judged : undefined);
  return { verdict, passed, failed, errored, undecided, total, done: total, ...(score !== undefined && { score }) };
}

export type Outcome = "passed" | "failed" | "errored" | "undecided";

/** The judged cases one by one, each with its number from 1: the same number is the same case in every run. */
export function casesOf(tally: Tally): { number: number; outcome: Outcome }[] {
  const outcomes = (["passed", "failed", "errored", "undecided"] as const).flatMap((outcome) =>
    Array.from({ length: tally[outcome] }, () => outcome),
  );
  return outcomes.map((outcome, index) => ({ number: index + 1, outcome }));
}
