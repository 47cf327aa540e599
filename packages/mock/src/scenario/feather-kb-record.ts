import { timeOf } from "./clock.ts";
import { hasEnded } from "./made-run.ts";
import type { Fields } from "./script.ts";
import type { Tally } from "./tally.ts";
import type { Shown } from "./world.ts";

/** The verdict follows from the threshold: one that these counts reach, or that they miss. */
function thresholdOf({ verdict, passed, total }: Tally): number {
  if (verdict === "failed") return 100;
  return verdict === "passed" && total > 0 ? Math.min(70, Math.floor((passed * 100) / total)) : 70;
}

/** Its cases are what a verdict is of: a run that has ended without one has none. */
export function judgedOf({ phase, tally }: Shown): Tally {
  return !hasEnded(phase) || tally.verdict !== "none"
    ? tally
    : { ...tally, passed: 0, failed: 0, errored: 0, undecided: 0, total: 0, done: 0 };
}

/** A run as its list and its `get` show it now, in the shape of the example. */
export function runRecord(like: Fields, shown: Shown, suites: readonly { id: string; name: string }[]): Fields {
  const { run, word, phase } = shown;
  const tally = judgedOf(shown);
  const [suite] = run.parents;
  return {
    ...like,
    id: run.id,
    suite_id: suite ?? null,
    suite_name_snapshot: suites.find(({ id }) => id === suite)?.name ?? "A suite that is gone",
    status: word,
    pass_threshold_snapshot: thresholdOf(tally),
    total_cases: tally.total,
    completed_cases: tally.done,
    passed_cases: tally.passed,
    failed_cases: tally.failed,
    errored_cases: tally.errored,
    average_score: null,
    error_message: phase === "failed" ? "The knowledge base could not be read." : null,
    kb_ids: run.input["kb_ids"] ?? like["kb_ids"],
    prefer_draft: run.input["prefer_draft"] ?? false,
    version_overrides: run.input["version_overrides"] ?? null,
    generator_model_override: run.input["generator_model_override"] ?? null,
    judge_model_override: run.input["judge_model_override"] ?? null,
    total_cost_usd: phase === "pending" ? 0 : (run.script.costUsd ?? 0.02),
    created_at: timeOf(run.createdMs),
    started_at: run.startedMs === undefined ? null : timeOf(run.startedMs),
    completed_at: run.endedMs === undefined ? null : timeOf(run.endedMs),
    ...run.script.record,
  };
}
