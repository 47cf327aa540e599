import { allCases, caseRate, countedRate, usualConfidence } from "./counting.ts";
import type { GatePolicy } from "./input.ts";
import type { Taken } from "./intake.ts";
import type { PassRate, ReportedRun } from "./report.ts";
import { wilsonInterval } from "./statistics/wilson.ts";

/** Head runs in the order given, then the base, then history, oldest first. What could not be read is not among them. */
export function reportedRuns(
  heads: readonly Taken[],
  base: Taken | undefined,
  history: readonly Taken[],
  policy: GatePolicy,
): ReportedRun[] {
  const as = (role: ReportedRun["role"]) => (taken: Taken) => reportedRun(taken, role, policy);
  const oldestFirst = [...history].sort(
    (left, right) => compareText(timeOf(left), timeOf(right)) || compareText(left.ref, right.ref),
  );
  return [...heads.flatMap(as("head")), ...(base ? as("base")(base) : []), ...oldestFirst.flatMap(as("history"))];
}

function reportedRun(
  { run, cases }: Taken,
  role: ReportedRun["role"],
  { confidence = usualConfidence }: GatePolicy,
): ReportedRun[] {
  if (!run) return [];
  const passRate = countedRate(run, confidence) ?? caseRate(cases ?? [], confidence);
  return [{ ...run, role, ...(passRate && { passRate }) }];
}

/** By code units: a collation depends on the machine's language. */
function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function timeOf({ run }: Taken): string {
  return run?.createdAt ?? "";
}

/**
 * The pass rate of all runs together: of their counts where all have them in one unit, else of their cases; with `perCase` always of
 * these. Absent where a run has neither.
 */
export function pooledRate(
  heads: readonly Taken[],
  { perCase, confidence = usualConfidence }: GatePolicy,
): PassRate | undefined {
  const counted = perCase ? [] : heads.flatMap(({ run }) => (run && countedRate(run, confidence)) ?? []);
  // A run that is one case is not as many as it has scores.
  const oneUnit =
    new Set(heads.map(({ run, unit }) => `${run?.provider} ${unit}`)).size === 1 && heads[0]?.unit !== "score";
  if (counted.length > 0 && counted.length === heads.length && oneUnit) {
    const passed = counted.reduce((sum, rate) => sum + rate.passed, 0);
    const total = counted.reduce((sum, rate) => sum + rate.total, 0);
    return {
      passed,
      total,
      rate: passed / total,
      ...wilsonInterval(passed, total, confidence),
      confidence,
      unit: "counts",
    };
  }
  return heads.every(({ cases }) => cases !== undefined) ? caseRate(allCases(heads), confidence) : undefined;
}
