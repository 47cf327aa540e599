import { type RunRecord, type RunStatus, runRecord, type Scope, statusOf, utc } from "@evalbridge/core";
import type { EvaluationRunResponse } from "./operations.gen.ts";
import { humanloop } from "./provider.ts";

/** There is no failed: a run that goes wrong ends completed, with logs that say so. */
const statuses = {
  pending: "pending",
  running: "running",
  completed: "completed",
  cancelled: "cancelled",
} as const satisfies Record<EvaluationRunResponse["status"], RunStatus>;

/** A run as its evaluation has it: the same run may be in another one too, judged by others. */
export function toRecord(raw: EvaluationRunResponse, evaluation: Scope): RunRecord<EvaluationRunResponse> {
  return runRecord<EvaluationRunResponse>({
    address: [evaluation.key, raw.id],
    provider: humanloop.name,
    id: raw.id,
    parent: { id: evaluation.key, ...(evaluation.name && { name: evaluation.name }) },
    status: statusOf(statuses, raw.status),
    rawStatus: raw.status,
    // Humanloop has no threshold that a run would have to reach.
    verdict: "none",
    createdAt: utc(raw.created_at),
    raw,
  });
}
