import { type Judgment, humanloopRun as run } from "../records/humanloop.ts";
import { type Situation, situation } from "../situation.ts";

const perCase = { perCase: true, minPassRate: 0.9 };
const judged = (...judgments: readonly Judgment[]) => ({
  judgments: Object.fromEntries(judgments.map((judgment, index) => [`dp_${index}`, judgment])),
});

export const humanloopSituations: readonly Situation[] = [
  situation(
    "Humanloop without thresholds",
    () => ({ runs: [run()] }),
    "failed",
    "verdict",
    "give minPassRate with perCase",
  ),
  situation("Humanloop 3 of 3 by its cases", () => ({ runs: [run()], policy: perCase }), "passed"),
  situation(
    "Humanloop 2 of 3 by its cases",
    () => ({ runs: [run(judged(true, true, false))], policy: perCase }),
    "failed",
    "min-pass-rate",
    "pass rate 0.67 (2 of 3 cases of humanloop:evr_1/run_1",
  ),
  situation(
    "Humanloop asked for the counts that it never gives",
    () => ({ runs: [run()], policy: { minPassRate: 0.9 } }),
    "failed",
    "min-pass-rate",
    "perCase asks its cases",
  ),
  situation(
    "Humanloop asked for the score that it never gives",
    () => ({ runs: [run()], policy: { minScore: 0.9 } }),
    "failed",
    "min-score",
    "has no score",
  ),
  situation(
    "Humanloop asked for a score that may be absent: no threshold is left",
    () => ({ runs: [run()], policy: { minScore: 0.9, allow: ["no-score"] } }),
    "failed",
    "verdict",
    "give minPassRate",
  ),
  situation(
    "Humanloop zero cases",
    () => ({ runs: [run(judged())], policy: perCase }),
    "failed",
    "zero-cases",
    "nothing was judged",
  ),
  situation(
    "Humanloop zero cases, allowed, and nothing else to judge",
    () => ({ runs: [run(judged())], policy: { ...perCase, allow: ["zero-cases"] } }),
    "failed",
    "min-pass-rate",
    "there are no cases in humanloop:evr_1/run_1",
  ),
  situation(
    "Humanloop zero cases, allowed, beside a run that has some",
    () => ({ runs: [run(judged()), run({ id: "run_2" })], policy: { ...perCase, allow: ["zero-cases"] } }),
    "passed",
  ),
  situation(
    "Humanloop boolean judgment without valence",
    () => ({ runs: [run({ valence: false })], policy: perCase }),
    "failed",
    "min-pass-rate",
    "pass rate 0.00 (0 of 3 cases",
  ),
  situation(
    "Humanloop boolean judgment without valence: what is undecided is counted",
    () => ({ runs: [run({ valence: false })], policy: { perCase: true, minPassRate: 0, maxUndecided: 2 } }),
    "failed",
    "max-undecided",
    "3 cases undecided > 2",
  ),
  situation(
    "Humanloop numbers alone: more may be better, but none is enough",
    () => ({ runs: [run(judged(1, 0.9, 5))], policy: perCase }),
    "failed",
    "min-pass-rate",
    "0 of 3",
  ),
  situation(
    "Humanloop all judgments errored",
    () => ({ runs: [run(judged({ error: "boom" }, { error: "boom" }))], policy: { perCase: true, minPassRate: 0 } }),
    "failed",
    "zero-cases",
    "all 2 cases errored",
  ),
  situation(
    "Humanloop one judgment errored: it has not passed",
    () => ({ runs: [run(judged(true, { error: "boom" }))], policy: perCase }),
    "failed",
    "min-pass-rate",
    "1 of 2",
  ),
  situation(
    "Humanloop cancelled",
    () => ({ runs: [run({ status: "cancelled" })], policy: perCase }),
    "failed",
    "status",
    "cancelled",
  ),
  situation(
    "Humanloop running",
    () => ({ runs: [run({ status: "running" })], policy: perCase }),
    "unfinished",
    "ended",
    "running",
  ),
  situation(
    "Humanloop with no verdict, beside a Vogent-like threshold on the wrong thing",
    () => ({ runs: [run()], policy: { maxErrored: 0, minCases: 3 } }),
    "failed",
    "verdict",
    "humanloop never gives one",
  ),
];
