import { createBlandClient, createBlandRuns, createBridge } from "@evalbridge/bridge";
import type { GateRun } from "../../../src/gate/input.ts";
import { read, serve } from "./served.ts";

/** What one eval agent says of one call. */
export interface BlandVerdict {
  readonly call: string;
  readonly agent?: string;
  readonly version?: string;
  readonly match?: boolean | null;
  readonly failed?: boolean;
  readonly insufficient?: boolean;
}

export interface BlandFields {
  readonly id?: string;
  /** Fields of the run, over Bland's own sample. */
  readonly run?: object;
  /** Fields of its summary, over Bland's own sample; null: it has none. */
  readonly summary?: object | null;
  readonly verdicts?: readonly BlandVerdict[];
  readonly withCases?: boolean;
  readonly source?: string;
}

/** From Bland's page on listing runs (https://docs.bland.ai/api-v1/get/evals-runs), with what a run read by itself has beside. */
const sample = {
  status: "COMPLETE",
  triggered_by: "manual",
  run_mode: "text",
  resolved_call_count: 50,
  resolved_agent_count: 3,
  resolved_atom_count: 150,
  completed_atom_count: 150,
  billable_cost_usd: 1.24,
  workbench_setup_id: "setup_1",
  workbench_setup_version_id: "setup_version_1",
  metadata: {},
  created_at: "2026-05-20T14:00:00.000Z",
  started_at: "2026-05-20T14:00:05.000Z",
  completed_at: "2026-05-20T14:03:42.000Z",
  org_id: "org_1",
  submitted_call_ids: [],
  submitted_attached_agents: [],
  error_code: null,
  error_message: null,
  workflow_id: null,
};
const sampleSummary = {
  overall_score_mean: 82.4,
  text_score_mean: 82.4,
  audio_score_mean: null,
  successful_call_count: 48,
  failed_call_count: 2,
  insufficient_evidence_count: 1,
  target_match_count: 39,
  pass_threshold_pct: 75,
  overall_pass: true,
};

/** Bland's own sample run: 39 of 50 calls matched where 75 % are enough, with one verdict unless told. */
export async function blandRun(fields: BlandFields = {}): Promise<GateRun> {
  const { id = "run_1", verdicts = [{ call: "call_1" }], withCases = true, source = "bland" } = fields;
  const summary = fields.summary === null ? null : { ...sampleSummary, ...fields.summary };
  const list = { object: "list", data: verdicts.map(resultOf), has_more: false, next_cursor: null };
  const answers = {
    [`/v1/evals/runs/${id}`]: { data: { ...sample, id, summary, ...fields.run }, errors: null },
    [`/v1/evals/runs/${id}/agent-results`]: { data: list, errors: null },
  };
  const runs = createBlandRuns(createBlandClient(serve("bland", answers)));
  return read(createBridge({ [source]: runs }), `${source}:${id}`, { withCases });
}

function resultOf(verdict: BlandVerdict, index: number): object {
  const {
    call,
    agent = "agent_1",
    version = "version_1",
    match = true,
    failed = false,
    insufficient = false,
  } = verdict;
  return {
    id: `result_${index}`,
    org_id: "org_1",
    eval_run_id: "run_1",
    eval_run_call_result_id: `call_result_${index}`,
    eval_run_agent_snapshot_id: "snapshot_1",
    eval_agent_id: agent,
    eval_agent_version_id: version,
    call_id: call,
    selected_level_key: "good",
    selected_level_label: "Good",
    score_normalized_0_100: match ? 90 : 10,
    is_target_match: match,
    is_insufficient_evidence: insufficient,
    confidence: 0.93,
    reasoning_md: "The caller was refunded.",
    evidence: [],
    failed,
    failure_code: null,
    failure_message: failed ? "no transcript" : null,
    billable_cost_usd: 0.01,
    audit: null,
    created_at: "2026-05-20T14:01:00.000Z",
  };
}
