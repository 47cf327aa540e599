import { allowances } from "../../../src/gate/input.ts";
import { vogentRun as run } from "../records/vogent.ts";
import { type Situation, situation } from "../situation.ts";

const strict = { ignoreVerdict: true, minPassRate: 0.9 };

/** Nine of ten records. */
const tenth = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`rec_${index + 1}`, [true]]));

export const vogentSituations: readonly Situation[] = [
  situation("Vogent SUCCESS, 3 of 3", () => ({ runs: [run()] }), "passed"),
  situation(
    "Vogent SUCCESS, 0 and 0: it was carried out, nothing was judged",
    () => ({ runs: [run({ numPassing: 0, results: {} })] }),
    "failed",
    "verdict",
    "verdict is none",
  ),
  situation(
    "Vogent zero cases by threshold alone",
    () => ({ runs: [run({ numPassing: 0, results: {} })], policy: strict }),
    "failed",
    "zero-cases",
    "has no cases",
  ),
  situation(
    "Vogent zero cases, allowed by name",
    () => ({ runs: [run({ numPassing: 0, results: {} })], policy: { allow: ["zero-cases"] } }),
    "passed",
  ),
  situation(
    "Vogent zero cases allowed, but as many as 1 asked",
    () => ({ runs: [run({ numPassing: 0, results: {} })], policy: { allow: ["zero-cases"], minCases: 1 } }),
    "failed",
    "min-cases",
    "0 cases < 1",
  ),
  situation(
    "Vogent SUCCESS with a failing record",
    () => ({ runs: [run({ numPassing: 2, numFailing: 1 })] }),
    "failed",
    "verdict",
    "verdict is failed",
  ),
  situation(
    "Vogent with a failing record and a threshold that is met: the verdict still holds",
    () => ({ runs: [run({ numPassing: 99, numFailing: 1 })], policy: { minPassRate: 0.9 } }),
    "failed",
    "verdict",
    "verdict is failed",
  ),
  situation(
    "Vogent with a failing record, its verdict ignored, at a threshold that is met",
    () => ({
      runs: [run({ numPassing: 9, numFailing: 1, results: { ...tenth, rec_10: [false] } })],
      policy: strict,
    }),
    "passed",
  ),
  situation(
    "Vogent without a verdict is not excused by a threshold",
    () => ({ runs: [run({ numFailing: -1 })], policy: { minScore: 0, allow: ["no-score"] } }),
    "failed",
    "verdict",
    "verdict is none",
  ),
  situation(
    "Vogent with a nonsensical numFailing: 3 passed are not 3 of 3",
    () => ({ runs: [run({ numFailing: -1 })], policy: strict }),
    "failed",
    "min-pass-rate",
    "do not say how many",
  ),
  situation(
    "Vogent SUCCESS without an aggregate",
    () => ({ runs: [run({ aggregateResult: null })] }),
    "failed",
    "verdict",
    "verdict is none",
  ),
  situation(
    "Vogent counts 3, but no result can be read",
    () => ({ runs: [run({ results: {} })] }),
    "failed",
    "zero-cases",
    "can be read, though it counts 3 cases",
  ),
  situation(
    "Vogent counts 3 passed and nobody knows how many failed, no result can be read, zero cases are allowed",
    () => ({ runs: [run({ numFailing: -1, results: {} })], policy: { allow: ["zero-cases"] } }),
    "failed",
    "verdict",
    "verdict is none",
  ),
  situation("Vogent FAILED", () => ({ runs: [run({ status: "FAILED" })] }), "failed", "status", "failed (FAILED)"),
  situation(
    "Vogent FAILED is let through by no allowance",
    () => ({
      runs: [run({ status: "FAILED" })],
      policy: { ...strict, allow: allowances },
    }),
    "failed",
    "status",
    "failed (FAILED)",
  ),
  situation(
    "Vogent CANCELLED",
    () => ({ runs: [run({ status: "CANCELLED" })] }),
    "failed",
    "status",
    'allow "cancelled"',
  ),
  situation(
    "Vogent CANCELLED, allowed: it has no verdict all the same",
    () => ({ runs: [run({ status: "CANCELLED" })], policy: { allow: ["cancelled"] } }),
    "failed",
    "verdict",
    "a threshold with ignoreVerdict",
  ),
  situation(
    "Vogent CANCELLED, allowed and judged by what there is of it",
    () => ({ runs: [run({ status: "CANCELLED" })], policy: { ...strict, allow: ["cancelled"] } }),
    "passed",
  ),
  situation(
    "Vogent RUNNING",
    () => ({ runs: [run({ status: "RUNNING" })] }),
    "unfinished",
    "ended",
    "running (RUNNING)",
  ),
  situation(
    "Vogent PENDING",
    () => ({ runs: [run({ status: "PENDING" })] }),
    "unfinished",
    "ended",
    "pending (PENDING)",
  ),
  situation(
    "Vogent's status is a word that nobody documented, and it has no end time",
    () => ({ runs: [run({ status: "PAUSED" })], policy: { allow: ["unknown"] } }),
    "unfinished",
    "ended",
    "unknown (PAUSED)",
  ),
  situation(
    "Vogent with a budget: it never says what a run cost",
    () => ({ runs: [run()], policy: { maxCostUsd: 5 } }),
    "over-budget",
    "max-cost-usd",
    "vogent:run_1 cost is not known",
  ),
  situation(
    "Vogent asked for a score, which it never gives",
    () => ({ runs: [run()], policy: { minScore: 0.5 } }),
    "failed",
    "min-score",
    "has no score",
  ),
  situation(
    "Vogent's record without a judge's line is undecided",
    () => ({ runs: [run({ numPassing: 1, results: { rec_1: [true], rec_2: [] } })], policy: { maxUndecided: 0 } }),
    "failed",
    "max-undecided",
    "1 case undecided > 0",
  ),
];
