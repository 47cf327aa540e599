import { blandRun as run } from "../records/bland.ts";
import { type Situation, situation } from "../situation.ts";

const zero = { resolved_call_count: 0, resolved_atom_count: 0, completed_atom_count: 0 };
const noneOf = {
  target_match_count: 0,
  successful_call_count: 0,
  failed_call_count: 0,
  insufficient_evidence_count: 0,
};
const nothing = { run: zero, summary: noneOf, verdicts: [] };
const partly = { status: "PARTIAL" };
const cancelled = { status: "CANCELLED" };
const atLeast = (minScore: number) => ({ minScore });

export const blandSituations: readonly Situation[] = [
  situation("Bland's own sample: 39 of 50 calls where 75 % are enough", () => ({ runs: [run()] }), "passed"),
  situation(
    "Bland overall_pass false",
    () => ({ runs: [run({ summary: { overall_pass: false } })] }),
    "failed",
    "verdict",
    "verdict is failed",
  ),
  situation(
    "Bland overall_pass true without a threshold",
    () => ({ runs: [run({ summary: { pass_threshold_pct: null } })] }),
    "failed",
    "verdict",
    "did not say that it passed",
  ),
  situation(
    "Bland overall_pass true without a threshold, but with ours: its source gives verdicts",
    () => ({ runs: [run({ summary: { pass_threshold_pct: null } })], policy: { minPassRate: 0.7 } }),
    "failed",
    "verdict",
    "verdict is none",
  ),
  situation("Bland summary null", () => ({ runs: [run({ summary: null })] }), "failed", "verdict", "verdict is none"),
  situation(
    "Bland summary null by threshold alone",
    () => ({ runs: [run({ summary: null })], policy: { ignoreVerdict: true, minPassRate: 0 } }),
    "failed",
    "min-pass-rate",
    "do not say how many",
  ),
  situation(
    "Bland zero calls with overall_pass true",
    () => ({ runs: [run(nothing)] }),
    "failed",
    "verdict",
    "verdict is none",
  ),
  situation(
    "Bland zero calls by threshold alone",
    () => ({ runs: [run(nothing)], policy: { ignoreVerdict: true, minScore: 0.5 } }),
    "failed",
    "zero-cases",
    "nothing was judged",
  ),
  situation(
    "Bland 0 calls in its counts though a verdict can be read",
    () => ({
      runs: [run({ run: zero, summary: noneOf })],
      policy: { allow: ["zero-cases"], ...atLeast(0.1), ignoreVerdict: true },
    }),
    "failed",
    "zero-cases",
    "counts 0 calls, which is at odds",
  ),
  situation(
    "Bland CANCELLED with a passing partial summary",
    () => ({ runs: [run({ run: cancelled })] }),
    "failed",
    "status",
    "cancelled (CANCELLED)",
  ),
  situation(
    "Bland CANCELLED with a passing partial summary, allowed",
    () => ({ runs: [run({ run: cancelled })], policy: { allow: ["cancelled"] } }),
    "failed",
    "verdict",
    "A run that is cancelled",
  ),
  situation(
    "Bland CANCELLED with a failing partial summary, allowed, with a threshold",
    () => ({
      runs: [run({ run: cancelled, summary: { overall_pass: false } })],
      policy: { allow: ["cancelled"], minPassRate: 0.5 },
    }),
    "failed",
    "verdict",
    "ignoreVerdict",
  ),
  situation("Bland PARTIAL passing", () => ({ runs: [run({ run: partly })] }), "failed", "status", 'allow "partial"'),
  situation(
    "Bland PARTIAL passing, allowed",
    () => ({ runs: [run({ run: partly })], policy: { allow: ["partial"] } }),
    "passed",
  ),
  situation(
    "Bland PARTIAL failing, allowed",
    () => ({ runs: [run({ run: partly, summary: { overall_pass: false } })], policy: { allow: ["partial"] } }),
    "failed",
    "verdict",
    "verdict is failed",
  ),
  situation(
    "Bland PARTIAL, another status allowed",
    () => ({ runs: [run({ run: partly })], policy: { allow: ["cancelled", "unknown"] } }),
    "failed",
    "status",
    "partial (PARTIAL)",
  ),
  situation(
    "Bland FAILED, with its reason",
    () => ({ runs: [run({ run: { status: "FAILED", error_message: "no\ncredit left" }, summary: null })] }),
    "failed",
    "status",
    "no credit left",
  ),
  situation(
    "Bland RUNNING",
    () => ({ runs: [run({ run: { status: "RUNNING", completed_atom_count: 87, completed_at: null } })] }),
    "unfinished",
    "ended",
    "87 of 150 done",
  ),
  situation(
    "Bland QUEUED",
    () => ({ runs: [run({ run: { status: "QUEUED" } })] }),
    "unfinished",
    "ended",
    "pending (QUEUED)",
  ),
  situation("Bland score 0.824, asked 0.8", () => ({ runs: [run()], policy: atLeast(0.8) }), "passed"),
  situation("Bland score 0.824, asked 0.824", () => ({ runs: [run()], policy: atLeast(0.824) }), "passed"),
  situation(
    "Bland score 0.824, asked 0.83",
    () => ({ runs: [run()], policy: atLeast(0.83) }),
    "failed",
    "min-score",
    "score 0.82 < 0.83",
  ),
  ...[Number.NaN, 120, -10, null].map((score) =>
    situation(
      `Bland's mean score is ${score} of 100`,
      () => ({ runs: [run({ summary: { overall_score_mean: score } })], policy: atLeast(0) }),
      "failed",
      "min-score",
      "has no score",
    ),
  ),
  situation(
    "Bland without a score, allowed: its verdict is left",
    () => ({
      runs: [run({ summary: { overall_score_mean: null } })],
      policy: { minScore: 0.9, allow: ["no-score"], ignoreVerdict: true },
    }),
    "passed",
  ),
  situation(
    "Bland with a score where none is needed, and without a verdict: the score is judged",
    () => ({
      runs: [run({ summary: { pass_threshold_pct: null } })],
      policy: { minScore: 0.8, allow: ["no-score"], ignoreVerdict: true },
    }),
    "passed",
  ),
  situation(
    "Bland without a score, allowed, and without a verdict: nothing is left",
    () => ({
      runs: [run({ summary: { overall_score_mean: null, pass_threshold_pct: null } })],
      policy: { minScore: 0.9, allow: ["no-score"], ignoreVerdict: true },
    }),
    "failed",
    "verdict",
    "verdict is none",
  ),
  situation(
    "Bland counts calls: 39 of 50, asked 0.78",
    () => ({ runs: [run()], policy: { minPassRate: 0.78 } }),
    "passed",
  ),
  situation(
    "Bland counts calls: 39 of 50, asked 0.79",
    () => ({ runs: [run()], policy: { minPassRate: 0.79 } }),
    "failed",
    "min-pass-rate",
    "pass rate 0.78 (39 of 50 calls, 95 % interval 0.65–0.87) < 0.79",
  ),
  situation(
    "Bland more calls matched than there are, allowed: that is no rate",
    () => ({
      runs: [run({ run: { resolved_call_count: 30 } })],
      policy: { minPassRate: 0.5, allow: ["contradiction"] },
    }),
    "failed",
    "min-pass-rate",
    "do not say how many",
  ),
  situation(
    "Bland 2 calls errored, 1 allowed",
    () => ({ runs: [run()], policy: { maxErrored: 1 } }),
    "failed",
    "max-errored",
    "2 calls errored > 1",
  ),
  situation("Bland 2 calls errored, 2 allowed", () => ({ runs: [run()], policy: { maxErrored: 2 } }), "passed"),
  situation(
    "Bland 1 call undecided, none allowed",
    () => ({ runs: [run()], policy: { maxUndecided: 0 } }),
    "failed",
    "max-undecided",
    "1 call undecided > 0",
  ),
  situation(
    "Bland all calls errored, by threshold alone",
    () => ({
      runs: [run({ summary: { ...noneOf, failed_call_count: 50 }, verdicts: [{ call: "c", failed: true }] })],
      policy: { ignoreVerdict: true, minPassRate: 0 },
    }),
    "failed",
    "zero-cases",
    "all 50 calls errored",
  ),
  situation("Bland within its budget to the cent", () => ({ runs: [run()], policy: { maxCostUsd: 1.24 } }), "passed"),
  situation(
    "Bland over its budget",
    () => ({ runs: [run()], policy: { maxCostUsd: 1.23 } }),
    "over-budget",
    "max-cost-usd",
    "bland:run_1 cost $1.24 > $1.23",
  ),
  situation(
    "Bland with a budget and an unknown cost",
    () => ({ runs: [run({ run: { billable_cost_usd: null } })], policy: { maxCostUsd: 100 } }),
    "over-budget",
    "max-cost-usd",
    "is not known",
  ),
  situation(
    "Bland over its budget and failed: the proof goes first",
    () => ({ runs: [run({ summary: { overall_pass: false } })], policy: { maxCostUsd: 1 } }),
    "failed",
    "verdict",
    "verdict is failed",
  ),
];
