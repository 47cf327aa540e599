import {
  type RunCase,
  type RunRecord,
  type RunStatus,
  runCase,
  runRecord,
  share,
  statusOf,
  utc,
  type Verdict,
} from "@evalbridge/core";
import type { EvalRunResponse, EvalScoreResponse, ListEvalRunsArgs } from "./operations.gen.ts";
import { feather } from "./provider.ts";

/** The words of the list's filter: in an answer the status is free text. */
export const statuses: Readonly<Record<NonNullable<ListEvalRunsArgs["status"]>, RunStatus>> = {
  pending: "pending",
  running: "running",
  completed: "completed",
  failed: "failed",
  errored: "failed",
};

export function toRecord(raw: EvalRunResponse): RunRecord<EvalRunResponse> {
  const outcomes = raw.scores?.map(outcomeOf);
  const countOf = (wanted: RunCase["outcome"]) => outcomes?.filter((outcome) => outcome === wanted).length;
  return runRecord<EvalRunResponse>({
    address: [raw.id],
    provider: feather.name,
    id: raw.id,
    parent: { id: raw.session_id },
    status: statusOf(statuses, raw.status),
    rawStatus: raw.status,
    verdict: verdictOf(outcomes ?? []),
    counts: {
      passed: countOf("passed"),
      failed: countOf("failed"),
      undecided: countOf("undecided"),
      total: outcomes?.length,
    },
    score: raw.scores?.length === 1 ? share(raw.scores[0]?.value) : undefined,
    createdAt: utc(raw.created_at),
    startedAt: utc(raw.started_at),
    endedAt: utc(raw.finished_at),
    error: raw.error_text ? { message: raw.error_text } : undefined,
    raw,
  });
}

export function outcomeOf({ passed }: { readonly passed?: boolean | null }): RunCase["outcome"] {
  if (passed === true) return "passed";
  return passed === false ? "failed" : "undecided";
}

/** Whether a score blocks says what it stops, not whether it passed: each failing score fails the run. */
function verdictOf(outcomes: readonly RunCase["outcome"][]): Verdict {
  if (outcomes.includes("failed")) return "failed";
  return outcomes.length > 0 && outcomes.every((outcome) => outcome === "passed") ? "passed" : "none";
}

export function toCase(raw: EvalScoreResponse, evaluatorId: string): RunCase<EvalScoreResponse> {
  return runCase<EvalScoreResponse>({
    key: evaluatorId,
    outcome: outcomeOf(raw),
    score: share(raw.value),
    rationale: raw.rationale ?? undefined,
    raw,
  });
}
