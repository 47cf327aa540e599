import { blandRun } from "../records/bland.ts";
import { kbRun } from "../records/feather.ts";
import { vogentRun } from "../records/vogent.ts";
import { type Situation, situation } from "../situation.ts";

type Cases = Readonly<Record<string, boolean | null>>;
const again = (number: number, results: Cases) =>
  kbRun({ id: `run_${number}`, results, run: { pass_threshold_snapshot: 0 } });
/** Case b passes in one of three runs. */
const oneOfThree = () => [
  again(1, { a: true, b: true }),
  again(2, { a: true, b: false }),
  again(3, { a: true, b: false }),
];
const twice = () => [again(1, { a: true }), again(2, { a: true })];

/** The same record's id in two accounts: it passed in one, and another record of the other did not. */
const elsewhere = () => [
  vogentRun({ numPassing: 1, results: { rec_1: [true] } }),
  vogentRun({ source: "vogent-eu", numPassing: 0, numFailing: 1, results: { rec_1: [false] } }),
];

export const severalSituations: readonly Situation[] = [
  situation("two runs, both passed", () => ({ runs: [vogentRun(), blandRun()] }), "passed"),
  situation(
    "two runs, the second failed",
    () => ({ runs: [vogentRun(), blandRun({ id: "run_2", summary: { overall_pass: false } })] }),
    "failed",
    "verdict",
    "verdict is failed",
  ),
  situation(
    "two runs, one of them running",
    () => ({ runs: [vogentRun(), vogentRun({ id: "run_2", status: "RUNNING" })] }),
    "unfinished",
    "ended",
    "running",
  ),
  situation(
    "two runs, one running and one failed: the proof goes first",
    () => ({ runs: [vogentRun({ numFailing: 1 }), vogentRun({ id: "run_2", status: "RUNNING" })] }),
    "failed",
    "verdict",
    "verdict is failed",
  ),
  situation(
    "two runs, one running: their cases cannot be pooled yet",
    () => ({
      runs: [vogentRun(), vogentRun({ id: "run_2", status: "RUNNING" })],
      policy: { perCase: true, minPassRate: 1, maxCostUsd: 0 },
    }),
    "unfinished",
    "ended",
  ),
  situation(
    "the same run twice",
    () => ({ runs: [vogentRun(), vogentRun()] }),
    "unanswerable",
    "readable",
    "given twice",
  ),
  situation("repeats 1 of 3, nothing asked of repeats", () => ({ runs: oneOfThree() }), "passed"),
  situation("repeats 1 of 3, one asked", () => ({ runs: oneOfThree(), policy: { minRepeatPass: 1 } }), "passed"),
  situation(
    "repeats 1 of 3, two asked",
    () => ({ runs: oneOfThree(), policy: { minRepeatPass: 2 } }),
    "failed",
    "min-repeat-pass",
    "Question b, 1 of 3",
  ),
  situation(
    "repeats 1 of 3 are flaky, none allowed",
    () => ({ runs: oneOfThree(), policy: { maxFlaky: 0 } }),
    "failed",
    "max-flaky",
    "1 case of 2 in feather-kb:run_1, feather-kb:run_2, feather-kb:run_3 flaky > 0",
  ),
  situation("repeats 1 of 3 are flaky, one allowed", () => ({ runs: oneOfThree(), policy: { maxFlaky: 1 } }), "passed"),
  situation(
    "repeats 0 of 3 fail, but are not flaky",
    () => ({ runs: [1, 2, 3].map((number) => again(number, { a: true, b: false })), policy: { maxFlaky: 0 } }),
    "passed",
  ),
  situation(
    "records of two sources that have the same ids are no repeats: nothing is flaky",
    () => ({ runs: elsewhere(), policy: { maxFlaky: 0, ignoreVerdict: true, minPassRate: 0 } }),
    "unanswerable",
    "max-flaky",
    "no case was judged by two",
  ),
  situation(
    "records of two sources that have the same ids do not stand in for each other",
    () => ({ runs: elsewhere(), policy: { minRepeatPass: 1, ignoreVerdict: true, minPassRate: 0 } }),
    "failed",
    "min-repeat-pass",
    "Record rec_1, 0 of 1",
  ),
  situation(
    "repeats that errored in one run are flaky",
    () => ({ runs: [again(1, { a: true, b: null }), again(2, { a: true, b: true })], policy: { maxFlaky: 0 } }),
    "failed",
    "max-flaky",
    "Question b, 1 of 2",
  ),
  situation(
    "repeats asked of one run",
    () => ({ runs: [kbRun()], policy: { minRepeatPass: 2 } }),
    "unanswerable",
    "min-repeat-pass",
    "1 run (feather-kb:run_1) cannot pass a case 2 times",
  ),
  situation(
    "flakiness asked of one run",
    () => ({ runs: [kbRun()], policy: { maxFlaky: 0 } }),
    "unanswerable",
    "max-flaky",
    "give several runs",
  ),
  situation(
    "flakiness asked of cases without keys",
    () => ({ runs: [again(1, { gone_1: true }), again(2, { gone_1: false, a: true })], policy: { maxFlaky: 0 } }),
    "unanswerable",
    "max-flaky",
    "no case was judged by two",
  ),
  situation(
    "a case that only one of two runs judged has not passed twice",
    () => ({ runs: [again(1, { a: true, b: true }), again(2, { a: true })], policy: { minRepeatPass: 2 } }),
    "failed",
    "min-repeat-pass",
    "Question b, 1 of 1",
  ),
  situation(
    "repeats against a base: a case that passed once of twice regressed",
    () => ({ runs: [again(1, { a: true }), again(2, { a: false })], base: again(0, { a: true }) }),
    "failed",
    "max-regressions",
    "Question a",
  ),
  situation(
    "repeats against a base: once of twice is what was asked",
    () => ({
      runs: [again(1, { a: true }), again(2, { a: false })],
      base: again(0, { a: true }),
      policy: { minRepeatPass: 1 },
    }),
    "passed",
  ),
  situation(
    "the pooled rate of two runs hides a worse one: it is what was asked",
    () => ({
      runs: [again(1, { a: true, b: true, c: true }), again(2, { a: false })],
      policy: { perCase: true, minPassRate: 0.75 },
    }),
    "passed",
  ),
  situation(
    "two runs by their own counts: each has to reach the rate",
    () => ({ runs: [again(1, { a: true, b: true, c: true }), again(2, { a: false })], policy: { minPassRate: 0.75 } }),
    "failed",
    "min-pass-rate",
    "0 of 1 case",
  ),
  situation(
    "two costs that no floating-point sum adds up exactly",
    () => ({
      runs: [blandRun({ run: { billable_cost_usd: 0.1 } }), blandRun({ id: "run_2", run: { billable_cost_usd: 0.2 } })],
      policy: { maxCostUsd: 0.3 },
    }),
    "passed",
  ),
  situation(
    "two costs, one of them unknown, far from the budget",
    () => ({ runs: [...twice(), vogentRun()], policy: { maxCostUsd: 1000 } }),
    "over-budget",
    "max-cost-usd",
    "what vogent:run_1 cost is not known",
  ),
];
