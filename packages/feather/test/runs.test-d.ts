import { expectTypeOf, test } from "vitest";
import {
  createFeatherClient,
  createFeatherKbRuns,
  createFeatherRuns,
  type EvalRunResponse,
  type FeatherFilters,
  type KBEvalRunCreateResponse,
  type KBEvalRunResponse,
} from "../src/index.ts";
import type { ListKBEvalRunsForOrgArgs } from "../src/operations.gen.ts";

const client = createFeatherClient();
const runs = createFeatherRuns(client);
const kbRuns = createFeatherKbRuns(client);

test("what does not exist does not compile", () => {
  void (async () => {
    await kbRuns.start({ suite_id: "s", body: { kb_ids: ["kb"] } });
    // @ts-expect-error a required field is missing
    await kbRuns.start({ suite_id: "s", body: {} });
    // @ts-expect-error the suite is missing
    await kbRuns.start({ body: { kb_ids: ["kb"] } });
    // @ts-expect-error there is no such argument
    await kbRuns.start({ suite_id: "s", suite: "x", body: { kb_ids: ["kb"] } });
    // @ts-expect-error there is no such field
    await kbRuns.start({ suite_id: "s", body: { kb_ids: ["kb"], priority: "high" } });
    // @ts-expect-error evaluator runs come from bindings
    await runs.start({});
    // @ts-expect-error Feather documents no list of sessions
    await runs.parents(undefined);
    // @ts-expect-error Feather documents no way to cancel an evaluator run
    await runs.cancel(["run_1"]);
    // @ts-expect-error nor a knowledge-base run
    await kbRuns.cancel(["run_1"]);
    // @ts-expect-error Feather gives no estimate
    await kbRuns.estimate({});
    // @ts-expect-error there is no such operation
    await client.listRuns();
    // @ts-expect-error the path parameter is missing
    await client.getEvalRun({});
    // @ts-expect-error not one of the documented words
    await client.listEvalRuns({ status: "cancelled" });
  });
});

test("a filter is one of the list's own and none that evalbridge has a name for", () => {
  void (async () => {
    await runs.scopes({ native: { channel: "voice", scope: "live" } }, undefined);
    // @ts-expect-error not one of the documented kinds
    await runs.scopes({ native: { scope: "production" } }, undefined);
    // @ts-expect-error another provider's filter
    await runs.scopes({ native: { eval_agent_id: "a" } }, undefined);
    // @ts-expect-error parents are given as such
    await runs.scopes({ native: { session_id: "s" } }, undefined);
    // @ts-expect-error the filter of the other source
    await kbRuns.scopes({ native: { channel: "voice" } }, undefined);
  });
  expectTypeOf<keyof FeatherFilters>().toEqualTypeOf<
    "evaluator_id" | "agent_id" | "scope" | "outcome" | "score_min" | "score_max" | "severity" | "channel"
  >();
  // The knowledge-base list has no parameters but these; a further one would become a filter.
  expectTypeOf<keyof ListKBEvalRunsForOrgArgs>().toEqualTypeOf<"suite_id" | "limit" | "cursor">();
});

test("answers are typed to the last field, and a start says how little it knows", () => {
  expectTypeOf<Awaited<ReturnType<typeof runs.get>>["raw"]>().toEqualTypeOf<EvalRunResponse>();
  expectTypeOf<Awaited<ReturnType<typeof kbRuns.get>>["raw"]>().toEqualTypeOf<KBEvalRunResponse>();
  expectTypeOf<Awaited<ReturnType<typeof kbRuns.start>>["raw"]>().toEqualTypeOf<KBEvalRunCreateResponse>();
  expectTypeOf(client.getEvalRun).returns.resolves.toHaveProperty("scores");
});
