import {
  count,
  dollars,
  progress,
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
import type { KBEvalCaseResultResponse, KBEvalRunResponse } from "./operations.gen.ts";
import { feather } from "./provider.ts";
import { outcomeOf, statuses as runStatuses } from "./record.ts";

/** Inferred: the status is free text and Feather lists no words; these are the ones its other runs use, and two more. */
export const statuses: Readonly<Record<string, RunStatus>> = {
  ...runStatuses,
  queued: "pending",
  cancelled: "cancelled",
};

/** A run whose suite was deleted names none, but is still listed under it: there the suite is known from the question. */
export function toRecord(raw: KBEvalRunResponse, askedSuite?: string): RunRecord<KBEvalRunResponse> {
  const suite = raw.suite_id ?? askedSuite;
  return runRecord<KBEvalRunResponse>({
    address: [raw.id],
    provider: feather.name,
    id: raw.id,
    parent: suite ? { id: suite, ...(raw.suite_name_snapshot && { name: raw.suite_name_snapshot }) } : undefined,
    status: statusOf(statuses, raw.status),
    rawStatus: raw.status,
    verdict: verdictOf(raw),
    progress: progress(raw.completed_cases, raw.total_cases),
    counts: {
      passed: count(raw.passed_cases),
      failed: count(raw.failed_cases),
      errored: count(raw.errored_cases),
      total: count(raw.total_cases),
    },
    costUsd: dollars(raw.total_cost_usd),
    createdAt: utc(raw.created_at),
    startedAt: utc(raw.started_at),
    endedAt: utc(raw.completed_at),
    error: raw.error_message ? { message: raw.error_message } : undefined,
    raw,
  });
}

/**
 * The threshold is the percentage of cases that must pass; whether errored cases are among those counted is not documented.
 * A verdict is given where both readings agree: passed of all cases, or failed of those that could be judged.
 */
function verdictOf(raw: KBEvalRunResponse): Verdict {
  const [cases, passed, errored] = [count(raw.total_cases), count(raw.passed_cases), count(raw.errored_cases)];
  const threshold = raw.pass_threshold_snapshot;
  if (cases === undefined || passed === undefined || errored === undefined) return "none";
  const judged = cases - errored;
  if (share(threshold, 100) === undefined || judged <= 0 || passed > judged) return "none";
  if (passed * 100 >= threshold * cases) return "passed";
  return passed * 100 < threshold * judged ? "failed" : "none";
}

/** `test_case_id` is null once the case was deleted. */
export function toCase(raw: KBEvalCaseResultResponse): RunCase<KBEvalCaseResultResponse> {
  return runCase<KBEvalCaseResultResponse>({
    key: raw.test_case_id ?? undefined,
    name: raw.question_snapshot || undefined,
    outcome: raw.error_message ? "errored" : outcomeOf(raw),
    rationale: raw.error_message || raw.judge_reasoning || undefined,
    raw,
  });
}
