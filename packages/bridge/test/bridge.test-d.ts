import { expectTypeOf, test } from "vitest";
import {
  type Bridge,
  createBlandRuns,
  createBridge,
  createBridgeFromEnv,
  createFeatherKbRuns,
  createFeatherRuns,
  createHumanloopRuns,
  createVogentRuns,
  type Run,
  type RunQuery,
  type RunRef,
  type Snapshot,
  type Sources,
  type WaitResult,
} from "../src/index.ts";

const bridge = createBridge({
  vogent: createVogentRuns(),
  humanloop: createHumanloopRuns(),
  feather: createFeatherRuns(),
  "feather-kb": createFeatherKbRuns(),
  bland: createBlandRuns(),
  "bland-eu": createBlandRuns(),
});
type BridgeSources = typeof bridge extends Bridge<infer S> ? S : never;
type Key = "vogent" | "humanloop" | "feather" | "feather-kb" | "bland" | "bland-eu";
const start = { id: "cfg_1", body: { versionedPromptId: "p", callAgentId: "a" } };

test("a run of the merged list is told apart by its source", async () => {
  for await (const run of bridge.list()) {
    expectTypeOf(run.source).toEqualTypeOf<Key>();
    expectTypeOf(run).toExtend<Run>();
    if (run.source === "vogent") expectTypeOf(run.raw.versionedPromptId).toEqualTypeOf<string>();
    if (run.source === "feather") expectTypeOf(run.raw.session_id).toEqualTypeOf<string>();
    // @ts-expect-error: not every source's record has it
    run.raw.versionedPromptId;
  }
});

test("cancel takes what a source that can cancel gave, and nothing else", async () => {
  expectTypeOf(await bridge.cancel("bland:run_1")).toExtend<Run<"bland">>();
  await bridge.cancel(await bridge.get("bland-eu:run_1"));
  await bridge.cancel("humanloop:evr_1/run_2");
  const vogentRun = await bridge.get("vogent:run_1");
  // @ts-expect-error: Vogent documents no way to cancel
  await bridge.cancel(vogentRun);
  // @ts-expect-error: nor by reference
  await bridge.cancel("vogent:run_1");
  // @ts-expect-error: Feather documents no way to cancel either
  await bridge.cancel("feather-kb:run_1");
  // @ts-expect-error: there is no such source
  await bridge.cancel("blandish:run_1");
});

test("cancel takes a run of the merged list once it is known where it is from", async () => {
  const { runs } = await bridge.page();
  for (const run of runs) {
    // @ts-expect-error: it may be from a source that cannot cancel
    await bridge.cancel(run);
    if (bridge.can("cancel", run)) {
      expectTypeOf(run.source).toEqualTypeOf<"humanloop" | "bland" | "bland-eu">();
      await bridge.cancel(run);
    }
    if (run.source === "bland") await bridge.cancel(run);
  }
});

test("a reference that was read narrows like a run", async () => {
  const ref = bridge.parse("bland:run_1");
  expectTypeOf(ref).toEqualTypeOf<RunRef<Key>>();
  await bridge.get(ref);
  // @ts-expect-error: it may be of a source that cannot cancel
  await bridge.cancel(ref);
  if (bridge.can("cancel", ref)) await bridge.cancel(ref);
  // @ts-expect-error: any text is not a reference
  await bridge.get("run_1");
});

test("start takes the operation's own arguments, of sources that start", async () => {
  const run = await bridge.start("vogent", start);
  expectTypeOf(run.source).toEqualTypeOf<"vogent">();
  expectTypeOf(run.raw.callAgentId).toEqualTypeOf<string>();
  // @ts-expect-error: Feather's evaluator runs come from bindings
  await bridge.start("feather", {});
  // @ts-expect-error: a required field is missing
  await bridge.start("vogent", { id: "cfg_1", body: { versionedPromptId: "p" } });
  // @ts-expect-error: arguments of another provider
  await bridge.start("bland", start);
});

test("what a start gives has the answer to the start as its raw", async () => {
  const run = await bridge.start("feather-kb", { suite_id: "s" } as Parameters<typeof bridge.start<"feather-kb">>[1]);
  expectTypeOf(run.raw.run_id).toEqualTypeOf<string>();
  // @ts-expect-error: only a run that was read has its cases counted
  run.raw.passed_cases;
});

test("estimate is Bland's alone", async () => {
  const input = {} as Parameters<typeof bridge.estimate<"bland">>[1];
  const { costUsd, raw } = await bridge.estimate("bland-eu", input);
  expectTypeOf(costUsd).toEqualTypeOf<number>();
  expectTypeOf(raw.estimated_cost_usd_cents).toEqualTypeOf<number>();
  // @ts-expect-error: Vogent has no estimate
  await bridge.estimate("vogent", start);
  // @ts-expect-error: nor has Humanloop
  await bridge.estimate("humanloop", {});
  // @ts-expect-error: nor have Feather's runs over knowledge bases
  await bridge.estimate("feather-kb", {});
});

test("cases are of their source's own kind; parents are references of it", async () => {
  for await (const one of bridge.cases("vogent:run_1")) expectTypeOf(one.raw.evalRunId).toEqualTypeOf<string>();
  for await (const one of bridge.parents("vogent")) expectTypeOf(one.ref).toEqualTypeOf<RunRef<"vogent">>();
  // @ts-expect-error: Feather documents no list of sessions
  bridge.parents("feather");
});

test("wait gives the run that get gives, of the source that was named", async () => {
  const result = await bridge.wait("vogent:run_1");
  expectTypeOf(result).toEqualTypeOf<WaitResult<BridgeSources, "vogent">>();
  expectTypeOf(result.run).toEqualTypeOf<Awaited<ReturnType<typeof bridge.get<"vogent">>>>();
  expectTypeOf(result.run.raw.versionedPromptId).toEqualTypeOf<string>();
  expectTypeOf(result.reason).toEqualTypeOf<"ended" | "timeout" | "gone">();
  const started = await bridge.start("feather-kb", {} as Parameters<typeof bridge.start<"feather-kb">>[1]);
  expectTypeOf((await bridge.wait(started)).run.raw.passed_cases).toEqualTypeOf<number>();
  // @ts-expect-error: there is no such source
  await bridge.wait("blandish:run_1");
  // @ts-expect-error: any text is not a reference
  await bridge.wait("run_1");
  // @ts-expect-error: there is no such option
  await bridge.wait("vogent:run_1", { attempts: 3 });
});

test("wait for several gives as many, told apart by their source", async () => {
  const results = await bridge.wait(["vogent:run_1", "bland-eu:run_2"]);
  expectTypeOf(results).toEqualTypeOf<WaitResult<BridgeSources, "vogent" | "bland-eu">[]>();
  for (const { run } of results) {
    expectTypeOf(run.source).toEqualTypeOf<"vogent" | "bland-eu">();
    if (run.source === "vogent") expectTypeOf(run.raw.callAgentId).toEqualTypeOf<string>();
  }
  expectTypeOf((await bridge.wait((await bridge.page()).runs))[0]?.run.source).toEqualTypeOf<Key | undefined>();
  // @ts-expect-error: there is no such source
  await bridge.wait(["vogent:run_1", "blandish:run_2"]);
});

test("watch takes one or several, and its snapshots, like those of onProgress, are of their sources", async () => {
  for await (const { run, reason } of bridge.watch("bland:run_1")) {
    expectTypeOf(run).toEqualTypeOf<Awaited<ReturnType<typeof bridge.get<"bland">>>>();
    expectTypeOf(reason).toEqualTypeOf<"ended" | "timeout" | "gone" | undefined>();
  }
  for await (const { run } of bridge.watch(["bland:run_1", await bridge.get("feather:run_2")]))
    expectTypeOf(run.source).toEqualTypeOf<"bland" | "feather">();
  await bridge.wait("feather:run_1", {
    onProgress: (snapshot) => expectTypeOf(snapshot).toEqualTypeOf<Snapshot<BridgeSources, "feather">>(),
  });
  expectTypeOf(bridge.watch("vogent:run_1")).toExtend<AsyncIterable<Snapshot>>();
  // @ts-expect-error: a loop needs nobody to tell it
  bridge.watch("vogent:run_1", { onProgress: () => {} });
});

test("a query takes the sources' own keys, parents and native filters", () => {
  bridge.list({ sources: ["vogent"], parents: ["bland-eu:s_1"], native: { feather: { channel: "voice" } } });
  // @ts-expect-error: there is no such source
  bridge.list({ sources: ["blandish"] });
  // @ts-expect-error: there is no such source
  bridge.list({ parents: ["blandish:1"] });
  // @ts-expect-error: a filter of another provider
  bridge.list({ native: { bland: { channel: "voice" } } });
  // @ts-expect-error: Vogent's list takes none
  bridge.list({ native: { vogent: { channel: "voice" } } });
  // @ts-expect-error: there is no such status
  bridge.list({ status: ["done"] });
});

test("a query that names no source serves any bridge", () => {
  const query: RunQuery = { status: ["failed"], since: "2026-11-01" };
  bridge.list(query);
  bridge.page({ ...query, limit: 10 });
});

test("what a bridge gives serves where runs of any source are wanted", async () => {
  expectTypeOf(bridge.list()).toExtend<AsyncIterable<Run>>();
  expectTypeOf((await bridge.page()).runs).toExtend<readonly Run[]>();
  expectTypeOf((await bridge.sorted()).runs).toExtend<readonly Run[]>();
  const count = async <S extends Sources>(any: Bridge<S>): Promise<number> => (await any.page()).runs.length;
  expectTypeOf(count(bridge)).toEqualTypeOf<Promise<number>>();
});

test("a bridge from the environment has the five sources", () => {
  expectTypeOf(createBridgeFromEnv().missing[0]?.source).toEqualTypeOf<Exclude<Key, "bland-eu"> | undefined>();
  expectTypeOf(createBridgeFromEnv().parse).returns.toEqualTypeOf<RunRef<Exclude<Key, "bland-eu">>>();
});
