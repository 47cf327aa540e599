import { describe, expect, test } from "vitest";
import type { KBEvalCaseResultResponse } from "../src/index.ts";
import { server } from "./server.ts";

const result: KBEvalCaseResultResponse = {
  id: "result_1",
  run_id: "run_1",
  test_case_id: "case_1",
  question_snapshot: "How long is the refund window?",
  expected_answer_snapshot: "Thirty days.",
  generated_answer: "30 days.",
  answer_score: 5,
  completeness_score: 4,
  passed: true,
  judge_reasoning: "Right, and short.",
  judge_raw_output: null,
  criteria_raw_output: null,
  error_message: null,
  retrieval_latency_ms: 118,
  generation_latency_ms: 890,
  judge_latency_ms: 1210,
  generation_input_tokens: 840,
  generation_output_tokens: 22,
  generation_cost_usd: 0.0021,
  judge_input_tokens: 1010,
  judge_output_tokens: 95,
  judge_cost_usd: 0.0034,
  created_at: "2026-11-12T09:00:21Z",
};

const path = "GET /v1/knowledge-base/evals/runs/run_1/results";
async function read(fields: object) {
  const { kbRuns } = server({ [path]: { items: [{ ...result, ...fields }], has_more: false } });
  return (await kbRuns.cases(["run_1"], undefined)).items[0];
}

describe("a case of a knowledge-base run", () => {
  test("is a result, keyed by its case and named by its question; its marks are no score, having no documented scale", async () => {
    expect(await read({})).toEqual({
      key: "case_1",
      name: "How long is the refund window?",
      outcome: "passed",
      rationale: "Right, and short.",
      raw: result,
    });
  });

  test.each([
    [true, null, "passed"],
    [false, null, "failed"],
    [null, null, "undecided"],
    [undefined, null, "undecided"],
    [true, "", "passed"],
    [null, "The model did not answer.", "errored"],
    [false, "The model did not answer.", "errored"],
    [true, "The model did not answer.", "errored"],
  ])("with passed %j and the error %j is %s", async (passed, error_message, outcome) => {
    expect((await read({ passed, error_message }))?.outcome).toBe(outcome);
  });

  test("that errored says why", async () => {
    expect((await read({ passed: null, error_message: "No answer." }))?.rationale).toBe("No answer.");
    expect(await read({ judge_reasoning: null })).not.toHaveProperty("rationale");
  });

  test("cannot be matched once its case is deleted, and has no name where the question was removed", async () => {
    expect(await read({ test_case_id: null })).not.toHaveProperty("key");
    expect(await read({ question_snapshot: "", content_redacted: true })).not.toHaveProperty("name");
  });

  test("comes page by page, 200 at a time", async () => {
    const { kbRuns, sent } = server({ [path]: { items: [result], next_cursor: "c2", has_more: true } });
    expect((await kbRuns.cases(["run_1"], "c1")).next).toBe("c2");
    expect(sent).toEqual([`${path}?limit=200&cursor=c1`]);
  });
});
