import { expectTypeOf, test } from "vitest";
import { createHumanloopClient, createHumanloopRuns } from "../src/index.ts";

const client = createHumanloopClient();
const runs = createHumanloopRuns(client, { fileId: "pr_1" });

test("what does not exist does not compile", () => {
  void (async () => {
    await runs.start({ id: "evr_1", body: { dataset: { id: "ds_1" }, orchestrated: false } });
    // @ts-expect-error the evaluation is missing
    await runs.start({ body: { orchestrated: false } });
    // @ts-expect-error there is no such field
    await runs.start({ id: "evr_1", body: { orchestrate: false } });
    // @ts-expect-error not a documented way to name a dataset
    await runs.start({ id: "evr_1", body: { dataset: { name: "Refunds" } } });
    // @ts-expect-error Humanloop gives no estimate
    await runs.estimate({});
    // @ts-expect-error there is no such operation
    await client.getRun({ id: "run_1" });
    // @ts-expect-error the path parameter is missing
    await client.getEvaluation({});
    // @ts-expect-error not one of the documented statuses
    await client.updateEvaluationRun({ id: "evr_1", run_id: "run_1", body: { status: "failed" } });
    // @ts-expect-error another provider's filter
    await runs.scopes({ native: { triggered_by: "auto" } }, undefined);
    // @ts-expect-error there is no such option
    createHumanloopRuns(client, { file: "pr_1" });
  });
});

test("answers are typed to the last field", () => {
  expectTypeOf<Awaited<ReturnType<typeof runs.get>>["raw"]["status"]>().toEqualTypeOf<
    "pending" | "running" | "completed" | "cancelled"
  >();
  type Judgment = NonNullable<Awaited<ReturnType<typeof runs.cases>>["items"][number]["raw"]["judgment"]>;
  expectTypeOf<Judgment["evaluator"]["version_id"]>().toEqualTypeOf<string>();
});
