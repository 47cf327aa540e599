import type { RunRecord } from "@evalbridge/core";
import { expectTypeOf, test } from "vitest";
import { createBlandClient, createBlandRuns, type EvalRun, type EvalRunSummary } from "../src/index.ts";

const runs = createBlandRuns();
const client = createBlandClient();

test("what does not exist does not compile", () => {
  void (async () => {
    await runs.start({ body: { call_ids: ["call_1"], run_mode: "audio" } });
    // @ts-expect-error a required field is missing
    await runs.start({ body: { run_mode: "audio" } });
    // @ts-expect-error not one of the documented run modes
    await runs.start({ body: { call_ids: ["call_1"], run_mode: "video" } });
    // @ts-expect-error there is no such field
    await runs.start({ body: { call_ids: ["call_1"], threshold: 75 } });
    // @ts-expect-error the body is missing
    await runs.estimate({});
    // @ts-expect-error there is no such operation
    await client.listEvalRuns();
    // @ts-expect-error the path parameter is missing
    await client.getRun({});
    // @ts-expect-error not one of the documented statuses
    await client.listRuns({ status: "COMPLETED" });
    await runs.scopes({ native: { eval_agent_id: "agent_1", triggered_by: "auto" } }, undefined);
    // @ts-expect-error not one of the documented triggers
    await runs.scopes({ native: { triggered_by: "cron" } }, undefined);
    // @ts-expect-error another provider's filter
    await runs.scopes({ native: { channel: "voice" } }, undefined);
    // @ts-expect-error a filter that evalbridge has itself
    await runs.scopes({ native: { status: "FAILED" } }, undefined);
    // @ts-expect-error the cursor is evalbridge's to give
    await runs.scopes({ native: { starting_after: "run_1" } }, undefined);
  });
});

test("answers are typed to the last field", () => {
  expectTypeOf(client.getRun).returns.resolves.toHaveProperty("error_code");
  expectTypeOf<Awaited<ReturnType<typeof client.getRun>>["status"]>().toEqualTypeOf<
    "PENDING" | "QUEUED" | "RUNNING" | "COMPLETE" | "PARTIAL" | "FAILED" | "CANCELLED"
  >();
  expectTypeOf(runs.get).returns.resolves.toEqualTypeOf<RunRecord<EvalRunSummary | EvalRun>>();
  expectTypeOf(runs.start).returns.resolves.toEqualTypeOf<RunRecord<EvalRun>>();
  expectTypeOf(runs.cancel).returns.resolves.toEqualTypeOf<RunRecord<EvalRun>>();
});
