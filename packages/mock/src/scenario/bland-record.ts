import { timeOf } from "./clock.ts";
import type { Fields } from "./script.ts";
import { uuidOf } from "./speech.ts";
import type { Tally } from "./tally.ts";
import type { Shown } from "./world.ts";

/** A run as Bland tells it, over one that its description shows. */
export function runRecord(like: Fields, { run, word, phase, tally }: Shown): Fields {
  const { input, script } = run;
  const [setup = null] = run.parents;
  const calls = input["call_ids"] ?? Array.from({ length: tally.total }, (_, index) => uuidOf("ca11", index + 1));
  const open = phase === "pending" || phase === "running";
  return {
    ...like,
    id: run.id,
    status: word,
    triggered_by: input["triggered_by"] ?? "manual",
    run_mode: input["run_mode"] ?? "text",
    submitted_call_ids: calls,
    submitted_attached_agents: input["attached_agents"] ?? [],
    workbench_setup_id: setup,
    workbench_setup_version_id: input["workbench_setup_version_id"] ?? (setup && like["workbench_setup_version_id"]),
    resolved_call_count: tally.total,
    resolved_agent_count: 1,
    resolved_atom_count: tally.total,
    completed_atom_count: tally.done,
    summary: tally.done > 0 || phase === "partial" ? summaryOf(tally) : null,
    billable_cost_usd: open ? null : (script.costUsd ?? 0.25),
    error_code: phase === "failed" ? "judge_failed" : null,
    error_message: phase === "failed" ? "The judge gave no answer." : null,
    metadata: input["metadata"] ?? {},
    created_at: timeOf(run.createdMs),
    started_at: run.startedMs === undefined ? null : timeOf(run.startedMs),
    completed_at: run.endedMs === undefined ? null : timeOf(run.endedMs),
    ...script.record,
  };
}

function summaryOf({ verdict, passed, errored, undecided, total, score }: Tally): Fields {
  const mean = score === undefined ? null : Math.round(score * 1000) / 10;
  return {
    overall_score_mean: mean,
    text_score_mean: mean,
    audio_score_mean: null,
    // How many could be judged, not how many passed.
    successful_call_count: total - errored,
    failed_call_count: errored,
    insufficient_evidence_count: undecided,
    target_match_count: passed,
    pass_threshold_pct: verdict === "none" ? null : 75,
    overall_pass: verdict === "none" ? null : verdict === "passed",
  };
}
