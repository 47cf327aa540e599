import { featherRun, kbRun } from "../records/feather.ts";
import { type Situation, situation } from "../situation.ts";

/** Ten cases of which 7 passed, 2 failed and 1 errored: 70 % of all, 78 % of those that were judged. */
const between = {
  results: { ...ofCases(7, true), ...ofCases(2, false, "bad"), ...ofCases(1, null, "broken") },
  run: { pass_threshold_snapshot: 75 },
};
const done = (completed: boolean) => ({
  run: { status: "done", completed_at: completed ? "2026-11-12T09:01:27Z" : null },
});

function ofCases(number: number, passed: boolean | null, name = "case"): Record<string, boolean | null> {
  return Object.fromEntries(Array.from({ length: number }, (_, index) => [`${name}_${index}`, passed]));
}

export const featherSituations: readonly Situation[] = [
  situation("Feather one passing score", () => ({ runs: [featherRun()] }), "passed"),
  situation(
    "Feather null scores",
    () => ({ runs: [featherRun({ scores: [{ passed: null }, { passed: true }] })] }),
    "failed",
    "verdict",
    "verdict is none",
  ),
  situation(
    "Feather no scores",
    () => ({ runs: [featherRun({ scores: [] })] }),
    "failed",
    "verdict",
    "verdict is none",
  ),
  situation(
    "Feather no scores, by threshold alone",
    () => ({ runs: [featherRun({ scores: [] })], policy: { ignoreVerdict: true, minPassRate: 0, perCase: true } }),
    "failed",
    "zero-cases",
    "nothing was judged",
  ),
  situation(
    "Feather non-blocking failure",
    () => ({ runs: [featherRun({ scores: [{ passed: true }, { passed: false, blocking: false }] })] }),
    "failed",
    "verdict",
    "verdict is failed",
  ),
  situation(
    "Feather errored",
    () => ({ runs: [featherRun({ run: { status: "errored", error_text: "model timed out" } })] }),
    "failed",
    "status",
    "model timed out",
  ),
  situation(
    "Feather value 1.2 asked for a score",
    () => ({ runs: [featherRun({ scores: [{ passed: true, value: 1.2 }] })], policy: { minScore: 0.5 } }),
    "failed",
    "min-score",
    "has no score",
  ),
  situation(
    "Feather runs are one case each: two of three passed, 0.6 asked",
    () => ({
      runs: [
        featherRun(),
        featherRun({ id: "run_2", session: "session_2" }),
        featherRun({ id: "run_3", session: "session_3", scores: [{ passed: true }, { passed: false }] }),
      ],
      policy: { ignoreVerdict: true, perCase: true, minPassRate: 0.6 },
    }),
    "passed",
  ),
  situation(
    "Feather runs are one case each, however many scores pass: one of two is not 0.6",
    () => ({
      runs: [
        featherRun({ scores: Array.from({ length: 9 }, () => ({ passed: true })) }),
        featherRun({ id: "run_2", session: "session_2", scores: [{ passed: false }] }),
      ],
      policy: { ignoreVerdict: true, perCase: true, minPassRate: 0.6 },
    }),
    "failed",
    "min-pass-rate",
    "1 of 2 cases of feather:run_1, feather:run_2",
  ),
  situation(
    "Feather one evaluator over two sessions is no repeat",
    () => ({ runs: [featherRun(), featherRun({ id: "run_2", session: "session_2" })], policy: { maxFlaky: 0 } }),
    "unanswerable",
    "max-flaky",
    "no case was judged by two",
  ),
  situation(
    "Feather against another session",
    () => ({ runs: [featherRun()], base: featherRun({ id: "run_0", session: "session_0" }) }),
    "unanswerable",
    "base",
    "belongs to session_0",
  ),
  situation("KB three of four, where 70 % are enough", () => ({ runs: [kbRun()] }), "passed"),
  situation(
    "KB three of four, where 80 % are asked",
    () => ({ runs: [kbRun({ run: { pass_threshold_snapshot: 80 } })] }),
    "failed",
    "verdict",
    "verdict is failed",
  ),
  situation(
    "KB between the two denominators",
    () => ({ runs: [kbRun(between)] }),
    "failed",
    "verdict",
    "verdict is none",
  ),
  situation(
    "KB between the two denominators, by our threshold: what errored did not pass",
    () => ({ runs: [kbRun(between)], policy: { ignoreVerdict: true, minPassRate: 0.75 } }),
    "failed",
    "min-pass-rate",
    "7 of 10 cases",
  ),
  situation("KB zero cases", () => ({ runs: [kbRun({ results: {} })] }), "failed", "verdict", "verdict is none"),
  situation(
    "KB zero cases at a threshold of 0 %, by ours alone",
    () => ({ runs: [kbRun({ results: {} })], policy: { ignoreVerdict: true, minPassRate: 0 } }),
    "failed",
    "zero-cases",
    "nothing was judged",
  ),
  situation(
    "KB all cases errored",
    () => ({ runs: [kbRun({ results: ofCases(5, null) })] }),
    "failed",
    "verdict",
    "verdict is none",
  ),
  situation(
    "KB all cases errored, by threshold alone",
    () => ({ runs: [kbRun({ results: ofCases(5, null) })], policy: { ignoreVerdict: true, minPassRate: 0 } }),
    "failed",
    "zero-cases",
    "all 5 cases errored",
  ),
  situation(
    "KB unknown word without completed_at",
    () => ({ runs: [kbRun(done(false))] }),
    "unfinished",
    "ended",
    "unknown (done)",
  ),
  situation(
    "KB unknown word without completed_at, allowed: it has not ended all the same",
    () => ({ runs: [kbRun(done(false))], policy: { allow: ["unknown"] } }),
    "unfinished",
    "ended",
    "unknown (done)",
  ),
  situation(
    "KB unknown word with completed_at",
    () => ({ runs: [kbRun(done(true))] }),
    "failed",
    "status",
    'allow "unknown"',
  ),
  situation(
    "KB unknown word with completed_at, allowed: nobody gave a verdict",
    () => ({ runs: [kbRun(done(true))], policy: { allow: ["unknown"] } }),
    "failed",
    "verdict",
    "A run that is unknown",
  ),
  situation(
    "KB unknown word with completed_at, allowed and judged by its counts",
    () => ({ runs: [kbRun(done(true))], policy: { allow: ["unknown"], ignoreVerdict: true, minPassRate: 0.75 } }),
    "passed",
  ),
  situation("KB 4 cases, 4 asked", () => ({ runs: [kbRun()], policy: { minCases: 4 } }), "passed"),
  situation(
    "KB 4 cases, 5 asked: the suite shrank",
    () => ({ runs: [kbRun()], policy: { minCases: 5 } }),
    "failed",
    "min-cases",
    "4 cases < 5",
  ),
  situation(
    "KB 20 of 20 prove no 0.95",
    () => ({ runs: [kbRun({ results: ofCases(20, true) })], policy: { minPassRate: 0.95, confidence: 0.95 } }),
    "failed",
    "min-pass-rate",
    "its lower bound 0.84 < 0.95; at this rate the bound needs 73 cases at 95 %",
  ),
  situation(
    "KB 73 of 73 prove 0.95",
    () => ({ runs: [kbRun({ results: ofCases(73, true) })], policy: { minPassRate: 0.95, confidence: 0.95 } }),
    "passed",
  ),
  situation(
    "KB 72 of 72 fall just short of 0.95",
    () => ({ runs: [kbRun({ results: ofCases(72, true) })], policy: { minPassRate: 0.95, confidence: 0.95 } }),
    "failed",
    "min-pass-rate",
    "its lower bound 0.949 < 0.95",
  ),
];
