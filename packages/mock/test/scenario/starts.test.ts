import { describe, expect, test } from "vitest";
import { playing } from "../fixtures/playing.ts";

const agent = { eval_agent_id: "a6e10001-3f5b-4c2d-8e19-0b7d4a9c5f01" };
const suite = "5017e000-0000-4000-8000-000000000001";
const kb = ["ba5e0000-0000-4000-8000-000000000001"];
const root = "/v1/knowledge-base/evals";

test("a start at Vogent adds a run under its config, with what it was started with", async () => {
  const { ask, mocks } = await playing("vogent", { vogent: { size: 4 } });
  const body = { versionedPromptId: "prompt_9", callAgentId: "agent_9" };
  const started = await ask("POST /eval_configs/cfg_2/runs", body);
  expect(started).toMatchObject({ status: 200, body: { ...body, status: "PENDING" } });
  expect(mocks.runs("vogent")[0]).toEqual({ id: started.body.id, parents: ["cfg_2"], status: "RUNNING", input: body });
  const { data } = (await ask("GET /eval_configs/cfg_2/runs?limit=1")).body;
  expect(data).toMatchObject([{ id: started.body.id, ...body }]);
  expect((await ask("POST /eval_configs/cfg_9/runs", body)).status).toBe(400);
});

test("a start at Humanloop adds a run to its evaluation", async () => {
  const { ask, mocks } = await playing("humanloop", { humanloop: { parents: 2 } });
  const started = await ask("POST /evaluations/evr_2/runs", { orchestrated: false, version: { version_id: "v1" } });
  expect(started.body).toMatchObject({ orchestrated: false, status: "pending" });
  expect(mocks.runs("humanloop")).toMatchObject([{ id: started.body.id, parents: ["evr_2"] }]);
  expect((await ask("POST /evaluations/evr_9/runs", {})).status).toBe(422);
});

test("a start at Bland adds a run that echoes calls, agents, mode, setup and metadata", async () => {
  const { ask } = await playing("bland", { bland: { parents: [{ id: setup }] } });
  const body = {
    call_ids: ["c1", "c2", "c3"],
    attached_agents: [agent],
    run_mode: "audio",
    triggered_by: "auto",
    metadata: { team: "é" },
    workbench_setup_id: setup,
    workbench_setup_version_id: "5e7c0101-7b6a-4c5d-9e8f-2a3b4c5d6e01",
  };
  const { data } = (await ask("POST /v1/evals/runs", body)).body;
  const { call_ids: submitted_call_ids, attached_agents: submitted_attached_agents, ...echoed } = body;
  expect(data).toMatchObject({ status: "PENDING", submitted_call_ids, submitted_attached_agents, ...echoed });
  expect((await ask(`GET /v1/evals/runs/${data.id}`)).body.data).toMatchObject({ metadata: { team: "é" } });
  const stray = { ...body, workbench_setup_id: agent.eval_agent_id };
  expect((await ask("POST /v1/evals/runs", stray)).status).toBe(404);
});

test("a run that Bland is asked to start has as many calls as it was given", async () => {
  const starts = [
    { status: "COMPLETE" },
    { status: "COMPLETE", verdict: "failed" },
    { status: "COMPLETE", passed: 9 },
  ] as const;
  const { ask } = await playing("bland", { bland: { starts } });
  const start = async () =>
    (await ask("POST /v1/evals/runs", { call_ids: ["c1", "c2", "c3"], attached_agents: [agent] })).body.data;
  expect(await start()).toMatchObject({ resolved_call_count: 3, summary: { target_match_count: 3 } });
  expect(await start()).toMatchObject({ resolved_call_count: 3, summary: { overall_pass: false } });
  expect(await start()).toMatchObject({ resolved_call_count: 9, summary: { target_match_count: 9 } });
});

test("a start of a knowledge-base run answers with its id and status; one that is the same and open is refused", async () => {
  const { ask, mocks } = await playing("feather", { "feather-kb": { parents: [{ id: suite }] } });
  const start = (kb_ids: string[]) => ask(`POST ${root}/suites/${suite}/runs`, { kb_ids });
  const first = await start(kb);
  expect(Object.keys(first.body)).toEqual(["run_id", "status"]);
  const again = await start(kb);
  expect([again.status, again.body.detail.existing_run_id]).toEqual([409, first.body.run_id]);
  expect((await start([suite])).body.run_id).not.toBe(first.body.run_id);
  for (let look = 0; look < 3; look++) await ask(`GET ${root}/runs/${first.body.run_id}`);
  const { status, body } = await start(kb);
  expect([status < 300, body.run_id === first.body.run_id]).toEqual([true, false]);
  expect(mocks.runs("feather-kb")).toHaveLength(3);
});

test("runs that are started fare as starts says: each in its turn, and the last for all that follow", async () => {
  const starts = [
    { steps: ["PENDING", "SUCCESS"], verdict: "failed", failed: 3, passed: 1 },
    { status: "SUCCESS", passed: 7 },
  ] as const;
  const { ask } = await playing("vogent", { vogent: { starts } });
  const ids = [];
  for (let count = 0; count < 3; count++) {
    const body = { versionedPromptId: "p", callAgentId: "a" };
    ids.push((await ask("POST /eval_configs/cfg_1/runs", body)).body.id);
  }
  const now = await Promise.all(ids.map(async (id) => (await ask(`GET /eval_runs/${id}`)).body.aggregateResult));
  expect(now).toEqual([
    { numFailing: 3, numPassing: 1 },
    { numFailing: 0, numPassing: 7 },
    { numFailing: 0, numPassing: 7 },
  ]);
});

test("a run that is started is the newest, also where others are from the future", async () => {
  const runs = [{ createdAt: "2031-01-01T00:00:00Z" }];
  const { ask, mocks } = await playing("bland", { bland: { runs } });
  const { data } = (await ask("POST /v1/evals/runs", { call_ids: ["c"], attached_agents: [agent] })).body;
  expect(mocks.runs("bland")[0]?.id).toBe(data.id);
});

test("an estimate grows with the calls and the agents", async () => {
  const { ask } = await playing("bland", "small");
  const cents = async (calls: number, agents: number) => {
    const call_ids = Array.from({ length: calls }, (_, index) => `c${index}`);
    const attached_agents = Array.from({ length: agents }, () => agent);
    const { data } = (await ask("POST /v1/evals/runs/estimates", { call_ids, attached_agents })).body;
    expect(data.resolved_atom_count).toBe(calls * agents);
    return data.estimated_cost_usd_cents;
  };
  const [one, ten, twenty] = [await cents(1, 1), await cents(10, 1), await cents(10, 2)];
  expect(one).toBeGreaterThan(0);
  expect([ten / one, twenty / one].map(Math.round)).toEqual([10, 20]);
});

describe("cancelling", () => {
  test("ends a run of Bland's that has not ended, and leaves one that has", async () => {
    const runs = [
      { id: "open", steps: ["RUNNING", "COMPLETE"] },
      { id: "done", status: "COMPLETE" },
    ];
    const { ask } = await playing("bland", { bland: { runs } });
    const cancel = async (id: string) => (await ask(`POST /v1/evals/runs/${id}/cancellations`)).body.data;
    const cancelled = await cancel("open");
    expect(cancelled).toMatchObject({ status: "CANCELLED", summary: null });
    expect(cancelled.completed_at).toBe("2026-11-20T12:00:00.000Z");
    expect((await cancel("open")).status).toBe("CANCELLED");
    expect((await ask("GET /v1/evals/runs/open")).body.data.status).toBe("CANCELLED");
    expect((await cancel("done")).status).toBe("COMPLETE");
    expect((await ask("POST /v1/evals/runs/nothing/cancellations")).status).toBe(404);
  });

  test("ends a run of Humanloop's in its evaluation alone, and no other status does", async () => {
    const runs = [{ id: "run_a", parent: "evr_1", status: "running" }];
    const { ask, mocks } = await playing("humanloop", { humanloop: { runs, parents: 2 } });
    const change = (evaluation: string, body: object) => ask(`PATCH /evaluations/${evaluation}/runs/run_a`, body);
    expect((await change("evr_1", { control: true })).body.status).toBe("running");
    expect((await change("evr_2", { status: "cancelled" })).status).toBe(422);
    expect(mocks.runs("humanloop")[0]?.status).toBe("running");
    expect((await change("evr_1", { status: "cancelled" })).body.status).toBe("cancelled");
    expect(mocks.runs("humanloop")[0]?.status).toBe("cancelled");
  });
});

const setup = "5e700001-9a8b-4d7c-a6e5-1f2e3d4c5b01";
