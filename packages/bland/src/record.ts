import type { RunCase, RunRecord, RunStatus, Verdict } from "@evalbridge/core";
import { count, dollars, progress, runCase, runRecord, share, statusOf, utc } from "@evalbridge/core";
import type { EvalRun, EvalRunAgentResult, EvalRunSummary } from "./operations.gen.ts";
import { bland } from "./provider.ts";

/** Bland's words, as its list takes them for a filter. */
export const statuses: Readonly<Record<EvalRunSummary["status"], RunStatus>> = {
  PENDING: "pending",
  QUEUED: "pending",
  RUNNING: "running",
  COMPLETE: "completed",
  PARTIAL: "partial",
  FAILED: "failed",
  CANCELLED: "cancelled",
};

/** Bland's samples also write `completed`, where the documented word is COMPLETE. */
const readable: Readonly<Record<string, RunStatus>> = { ...statuses, COMPLETED: "completed" };

/** A run of a list lacks the error, which one read by itself has. */
export function toRecord<Raw extends EvalRunSummary & Partial<EvalRun>>(raw: Raw): RunRecord<Raw> {
  const { summary, workbench_setup_id: setup, error_code: code } = raw;
  const message = raw.error_message || code;
  return runRecord<Raw>({
    address: [raw.id],
    provider: bland.name,
    id: raw.id,
    parent: setup ? { id: setup } : undefined,
    status: statusOf(readable, raw.status),
    rawStatus: raw.status,
    verdict: verdictOf(raw),
    progress: progress(raw.completed_atom_count, raw.resolved_atom_count),
    // In calls. `successful_call_count` is no part of this: it says how many calls could be judged, not how many passed
    // (48 of 50 in Bland's own sample, where 39 passed).
    counts: {
      passed: count(summary?.target_match_count),
      errored: count(summary?.failed_call_count),
      undecided: count(summary?.insufficient_evidence_count),
      total: count(raw.resolved_call_count),
    },
    score: share(summary?.overall_score_mean, 100),
    createdAt: utc(raw.created_at),
    startedAt: utc(raw.started_at),
    endedAt: utc(raw.completed_at),
    costUsd: dollars(raw.billable_cost_usd),
    error: message ? { ...(code && { code }), message } : undefined,
    raw,
  });
}

/** A pass is one against a threshold, and of something: without either, `overall_pass` says nothing. */
function verdictOf({
  summary,
  completed_atom_count: completed,
  resolved_atom_count: resolved,
}: EvalRunSummary): Verdict {
  if (summary?.overall_pass === false) return "failed";
  const judged = Math.min(completed, resolved) > 0 && share(summary?.pass_threshold_pct, 100) !== undefined;
  return summary?.overall_pass === true && judged ? "passed" : "none";
}

/** One agent's verdict on one call. The key names the agent, not its version: it holds when the agent is revised. */
export function toCase(raw: EvalRunAgentResult): RunCase<EvalRunAgentResult> {
  return runCase<EvalRunAgentResult>({
    key: `${raw.call_id}/${raw.eval_agent_id}`,
    outcome: outcomeOf(raw),
    score: share(raw.score_normalized_0_100, 100),
    rationale: raw.reasoning_md ?? raw.failure_message ?? undefined,
    raw,
  });
}

function outcomeOf(result: EvalRunAgentResult): RunCase["outcome"] {
  if (result.failed) return "errored";
  if (result.is_insufficient_evidence || typeof result.is_target_match !== "boolean") return "undecided";
  return result.is_target_match ? "passed" : "failed";
}
