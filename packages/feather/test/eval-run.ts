import type { EvalRunResponse, EvalScoreResponse } from "../src/index.ts";

/** A score that passed. */
export const score: EvalScoreResponse = {
  id: "score_1",
  organization_id: "org",
  eval_run_id: "run_1",
  value: 0.8,
  raw_value: 4,
  label: "good",
  passed: true,
  confidence: 0.9,
  rationale: "Kept to the policy.",
  severity: "high",
  blocking: false,
  created_at: "2026-11-03T09:00:09Z",
};

/** A completed run with that score. */
export const run: EvalRunResponse = {
  id: "run_1",
  organization_id: "org",
  session_id: "session_1",
  evaluator_id: "evaluator_1",
  agent_id: null,
  channel: "voice",
  status: "completed",
  started_at: "2026-11-03T09:00:01Z",
  finished_at: "2026-11-03T11:00:09.518204+02:00",
  error_text: null,
  prompt_snapshot: null,
  threshold_snapshot: null,
  severity_snapshot: "high",
  format_snapshot: "score",
  created_at: "2026-11-03T09:00:00Z",
  scores: [score],
};
