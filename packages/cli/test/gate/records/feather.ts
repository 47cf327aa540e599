import { createBridge, createFeatherClient, createFeatherKbRuns, createFeatherRuns } from "@evalbridge/bridge";
import type { GateRun } from "../../../src/gate/input.ts";
import { read, serve } from "./served.ts";

export interface FeatherScore {
  readonly passed?: boolean | null;
  readonly value?: number | null;
  readonly blocking?: boolean;
  readonly rationale?: string;
}

export interface FeatherFields {
  readonly id?: string;
  readonly session?: string;
  readonly evaluator?: string;
  readonly scores?: readonly FeatherScore[];
  readonly run?: object;
}

/** An evaluator run of Feather's that passed. */
export async function featherRun(fields: FeatherFields = {}): Promise<GateRun> {
  const { id = "run_1", session = "session_1", evaluator = "evaluator_1", scores = [{ passed: true }] } = fields;
  const run = {
    id,
    organization_id: "org",
    session_id: session,
    evaluator_id: evaluator,
    agent_id: null,
    channel: "voice",
    status: "completed",
    started_at: "2026-11-03T09:00:01Z",
    finished_at: "2026-11-03T09:00:09Z",
    error_text: null,
    severity_snapshot: "high",
    format_snapshot: "score",
    created_at: "2026-11-03T09:00:00Z",
    scores: scores.map((score, index) => ({
      id: `score_${index}`,
      eval_run_id: id,
      value: 0.8,
      raw_value: 4,
      label: "good",
      confidence: 0.9,
      rationale: "Kept to the policy.",
      severity: "high",
      blocking: false,
      created_at: "2026-11-03T09:00:09Z",
      ...score,
    })),
    ...fields.run,
  };
  const runs = createFeatherRuns(createFeatherClient(serve("feather", { [`/v1/eval-runs/${id}`]: run })));
  return read(createBridge({ feather: runs }), `feather:${id}`);
}

export interface KbFields {
  readonly id?: string;
  readonly run?: object;
  /** By case: whether it passed; null: it errored. A key that starts with `gone` is of a deleted case. */
  readonly results?: Readonly<Record<string, boolean | null>>;
}

/** A knowledge-base run: three of four cases passed, where 70 % are enough. */
export async function kbRun(fields: KbFields = {}): Promise<GateRun> {
  const { id = "run_1", results = { case_1: true, case_2: true, case_3: true, case_4: false } } = fields;
  const outcomes = Object.values(results);
  const run = {
    id,
    suite_id: "suite_1",
    suite_name_snapshot: "Refunds",
    organization_id: "org",
    status: "completed",
    total_cases: outcomes.length,
    completed_cases: outcomes.length,
    passed_cases: outcomes.filter((passed) => passed === true).length,
    failed_cases: outcomes.filter((passed) => passed === false).length,
    errored_cases: outcomes.filter((passed) => passed === null).length,
    average_score: 3.75,
    error_message: null,
    pass_threshold_snapshot: 70,
    total_cost_usd: 0.021,
    started_at: "2026-11-12T09:00:02Z",
    completed_at: "2026-11-12T09:01:27.804118Z",
    created_at: "2026-11-12T09:00:00Z",
    ...fields.run,
  };
  const items = Object.entries(results).map(([key, passed], index) => ({
    id: `result_${index}`,
    test_case_id: key.startsWith("gone") ? null : key,
    question_snapshot: `Question ${key}`,
    passed,
    error_message: passed === null ? "the judge gave no answer" : null,
    judge_reasoning: "Compared with the article.",
  }));
  const path = `/v1/knowledge-base/evals/runs/${id}`;
  const answers = { [path]: run, [`${path}/results`]: { items, next_cursor: null } };
  const runs = createFeatherKbRuns(createFeatherClient(serve("feather", answers)));
  return read(createBridge({ "feather-kb": runs }), `feather-kb:${id}`);
}
