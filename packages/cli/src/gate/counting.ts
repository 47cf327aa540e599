import { counted, thousands } from "../text/counted.ts";
import type { PlainRun, Taken, TakenCase } from "./intake.ts";
import type { PassRate } from "./report.ts";
import { wilsonInterval } from "./statistics/wilson.ts";
import { decimal, percent } from "./wording.ts";

/** What intervals hold for where nothing else is asked. */
export const usualConfidence = 0.95;

/**
 * How many a run's counts are about: its total, else what they add up to. The sum is only known where passed and failed both are:
 * three passed, and nothing said of what failed, are not three of three. Counts at odds with each other say nothing.
 */
export function totalOf({ counts }: PlainRun): number | undefined {
  const { passed, failed, errored = 0, undecided = 0, total } = counts ?? {};
  if (total !== undefined) return sumOf(counts) > total ? undefined : total;
  return passed === undefined || failed === undefined ? undefined : passed + failed + errored + undecided;
}

/** What the counts add up to, without their total; what is not known adds nothing. */
export function sumOf({ passed = 0, failed = 0, errored = 0, undecided = 0 }: PlainRun["counts"] = {}): number {
  return passed + failed + errored + undecided;
}

/** The share of what passed by a run's own counts; absent where it is not known, or of nothing. */
export function countedRate(run: PlainRun, confidence: number): PassRate | undefined {
  const total = totalOf(run);
  return run.counts?.passed === undefined || !total
    ? undefined
    : rateOf(run.counts.passed, total, confidence, "counts");
}

/** The share of cases that passed; absent where there are none. What errored or was left open did not pass. */
export function caseRate(cases: readonly TakenCase[], confidence: number): PassRate | undefined {
  const passed = countOf(cases, "passed");
  return cases.length === 0 ? undefined : rateOf(passed, cases.length, confidence, "cases");
}

export function countOf(cases: readonly TakenCase[], wanted: TakenCase["outcome"]): number {
  return cases.filter(({ outcome }) => outcome === wanted).length;
}

/** All cases of some runs. */
export function allCases(runs: readonly Taken[]): readonly TakenCase[] {
  return runs.flatMap(({ cases }) => cases ?? []);
}

function rateOf(passed: number, total: number, confidence: number, unit: PassRate["unit"]): PassRate {
  return { passed, total, rate: passed / total, ...wilsonInterval(passed, total, confidence), confidence, unit };
}

/** `47 of 50 calls, 95 % interval 0.84–0.98`; the calls may be `of` certain runs. */
export function rateText({ passed, total, low, high, confidence }: PassRate, unit: string, of: string): string {
  return `${thousands(passed)} of ${counted(total, unit)}${of}, ${percent(confidence)} interval ${decimal(low)}–${decimal(high)}`;
}
