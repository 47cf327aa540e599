// Starting, waiting and cancelling through the bridge, over the worlds that the mocks play.
import { AmbiguousResultError, ConflictError } from "@evalbridge/bridge";
import type { SourceScript } from "@evalbridge/mock";
import { describe, expect, test } from "vitest";
import { type PlayedBridge, playedBridge } from "../src/played-bridge.ts";

const agent = { eval_agent_id: "a6e10001-3f5b-4c2d-8e19-0b7d4a9c5f01" };
const suite = "5017e000-0000-4000-8000-000000000001";
const kb_ids = ["ba5e0000-0000-4000-8000-000000000001"];

const starters = {
  vogent: ({ bridge }: PlayedBridge) =>
    bridge.start("vogent", { id: "cfg_1", body: { versionedPromptId: "p", callAgentId: "a" } }),
  humanloop: ({ bridge }: PlayedBridge) => bridge.start("humanloop", { id: "evr_1", body: { orchestrated: true } }),
  "feather-kb": ({ bridge }: PlayedBridge) => bridge.start("feather-kb", { suite_id: suite, body: { kb_ids } }),
  bland: ({ bridge }: PlayedBridge) =>
    bridge.start("bland", { body: { call_ids: ["c1", "c2"], attached_agents: [agent] } }),
};
type Starter = keyof typeof starters;
const starting = Object.keys(starters) as Starter[];
const parentOf: Readonly<Record<Starter, string>> = {
  vogent: "cfg_1",
  humanloop: "evr_1",
  "feather-kb": suite,
  bland: suite,
};
const words: Readonly<Record<Starter, { readonly pending: string; readonly ended: string }>> = {
  vogent: { pending: "PENDING", ended: "SUCCESS" },
  humanloop: { pending: "pending", ended: "completed" },
  "feather-kb": { pending: "queued", ended: "completed" },
  bland: { pending: "PENDING", ended: "COMPLETE" },
};
const world = (source: Starter, more: SourceScript) => ({ [source]: { parents: [{ id: parentOf[source] }], ...more } });

describe.each(starting)("%s", (source) => {
  test("runs that are started are pending, then end as scripted", async () => {
    const { pending, ended } = words[source];
    const fates = [
      { verdict: "passed", passed: 5 },
      { verdict: "failed", passed: 1, failed: 4 },
    ] as const;
    const play = async (fate: (typeof fates)[number]) => {
      // One look, a second after the start, finds it at its end.
      const played = await playedBridge(world(source, { starts: [{ steps: [pending, ended], ...fate }] }));
      const started = await starters[source](played);
      const { run, reason } = await played.bridge.wait(started.ref as `bland:${string}`, { random: () => 0 });
      expect(played.mismatches()).toEqual([]);
      return [started.status, started.verdict, reason, run.status, run.verdict];
    };
    const [passed, failed] = source === "humanloop" ? ["none", "none"] : ["passed", "failed"];
    expect(await Promise.all(fates.map(play))).toEqual([
      ["pending", "none", "ended", "completed", passed],
      ["pending", "none", "ended", "completed", failed],
    ]);
  });

  test("a start whose answer is lost happened once: it is sent no second time", async () => {
    const starts = { vogent: "runEval", humanloop: "createRun", "feather-kb": "createKBEvalRun", bland: "createRun" };
    const operation = starts[source];
    const client = { apiKey: "mock-key", lookMs: 300 };
    const now = new Date().toISOString();
    const script = world(source, { faults: [{ operation, drop: "after" }] });
    const played = await playedBridge(script, { now, client });
    const result = await starters[source](played).catch((error: unknown) => error);
    const runs = played.mocks.runs(source);
    expect(runs).toHaveLength(1);
    expect(played.mocks.requests.filter((one) => one.operation === operation)).toHaveLength(1);
    if (source === "bland") return expect(result).toMatchObject({ source: "bland", id: runs[0]?.id });
    expect(result).toBeInstanceOf(AmbiguousResultError);
  });

  test("a start that is refused with 429 once is started once", async () => {
    const played = await playedBridge(world(source, { faults: [{ status: 429 }] }));
    const { id } = await starters[source](played);
    expect(played.mocks.runs(source).map((run) => run.id)).toEqual([id]);
  });
});

test("the same knowledge-base run while it is open is a conflict that names the one there is", async () => {
  const played = await playedBridge(world("feather-kb", {}));
  const { id } = await starters["feather-kb"](played);
  const conflict = await starters["feather-kb"](played).catch((error: unknown) => error);
  expect(conflict).toBeInstanceOf(ConflictError);
  expect(conflict).toMatchObject({ existing: id });
});

test.each(["humanloop", "bland"] as const)(
  "a run of %s's is cancelled, and one that has ended stays as it is",
  async (source) => {
    const open = source === "bland" ? "RUNNING" : "running";
    const runs = [
      { id: "open", parent: "evr_1", status: open },
      { id: "done", parent: "evr_1" },
    ];
    const { bridge, mismatches } = await playedBridge({ [source]: { runs, parents: 1 } });
    const ref = (id: string) => (source === "bland" ? `bland:${id}` : `humanloop:evr_1/${id}`) as `bland:${string}`;
    expect((await bridge.cancel(ref("open"))).status).toBe("cancelled");
    expect((await bridge.get(ref("open"))).status).toBe("cancelled");
    expect((await bridge.cancel(ref("done"))).status).toBe("completed");
    expect(mismatches()).toEqual([]);
  },
);

test("an estimate is in dollars, and of as many cases as there are calls", async () => {
  const { bridge, mismatches } = await playedBridge("small");
  const body = { call_ids: ["c1", "c2", "c3"], attached_agents: [agent] };
  expect(await bridge.estimate("bland", { body })).toMatchObject({ cases: 3, costUsd: expect.closeTo(0.02625, 6) });
  expect(mismatches()).toEqual([]);
});
