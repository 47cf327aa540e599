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

/** What a verdict needs, over so many cases; one that is none needs none. */
function usual(verdict: "passed" | "failed" | "none", cases: number | undefined) {
  const all = cases ?? 4;
  const failed = Math.ceil(all / 2);
  if (verdict === "none") return { passed: 0, failed: 0, undecided: cases ?? 0 };
  return verdict === "passed" ? { passed: all, failed: 0 } : { passed: all - failed, failed };
}

/** What a run of this script tells of its cases in a phase: everything once it is over, nothing before. */
export function tallyOf(script: RunScript, phase: Phase, cases?: number): Tally {
  const { failed: told = 0, verdict = told > 0 ? "failed" : "passed", errored = 0 } = script;
  const isTold = [script.passed, script.failed, script.errored, script.undecided].some((count) => count !== undefined);
  const needed = usual(verdict, isTold ? undefined : cases);
  const { passed = needed.passed, failed = needed.failed, undecided = needed.undecided ?? 0 } = script;
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
