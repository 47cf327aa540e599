import { expectTypeOf, test } from "vitest";
import { createVogentClient, createVogentClientOf, createVogentRuns } from "../src/index.ts";
import * as table from "../src/table.gen.ts";

const runs = createVogentRuns();
const client = createVogentClient();

test("what does not exist does not compile", () => {
  void (async () => {
    await runs.start({ id: "cfg_1", body: { versionedPromptId: "p", callAgentId: "a" } });
    // @ts-expect-error a required field is missing
    await runs.start({ id: "cfg_1", body: { versionedPromptId: "p" } });
    // @ts-expect-error there is no such argument
    await runs.start({ id: "cfg_1", config: "x", body: { versionedPromptId: "p", callAgentId: "a" } });
    // @ts-expect-error Vogent documents no way to cancel
    await runs.cancel(["run_1"]);
    // @ts-expect-error Vogent gives no estimate
    await runs.estimate({});
    // @ts-expect-error there is no such operation
    await client.listRuns();
    // @ts-expect-error the path parameter is missing
    await client.getEvalRun({});
    // @ts-expect-error not one of the documented record types
    await client.createEvalConfigRecord({ id: "cfg_1", body: { recordType: "SMS" } });
    // @ts-expect-error another provider's filter
    await runs.scopes({ native: { channel: "voice" } }, undefined);
  });
});

test("answers are typed to the last field", () => {
  expectTypeOf(client.getEvalRun).returns.resolves.toHaveProperty("aggregateResult");
  expectTypeOf<Awaited<ReturnType<typeof client.getEvalRun>>["status"]>().toEqualTypeOf<
    "PENDING" | "RUNNING" | "SUCCESS" | "FAILED" | "CANCELLED"
  >();
});

test("a client of some operations has these, and takes their own rows alone", () => {
  const { getEvalRun, listEvalRunResults, deleteEvalRecord } = table;
  const few = createVogentClientOf({ getEvalRun, listEvalRunResults });
  expectTypeOf(few.getEvalRun).toEqualTypeOf(client.getEvalRun);
  expectTypeOf(few).toHaveProperty("listEvalRunResults");
  // @ts-expect-error it was not made of this one
  void few.runEval;
  // @ts-expect-error it has no openapi-fetch
  void few.http;
  // @ts-expect-error another operation's row
  createVogentClientOf({ getEvalRun: deleteEvalRecord });
  // @ts-expect-error there is no such operation
  createVogentClientOf({ getRun: getEvalRun });
  // @ts-expect-error hooks are for the client of all operations
  createVogentClientOf({ getEvalRun }, { onRequest: () => {} });
  createVogentClientOf({ getEvalRun }, { onWarning: () => {} });
});
