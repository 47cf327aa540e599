import { expect, test } from "vitest";
import { lists, sources } from "../fixtures/lists.ts";
import { playing } from "../fixtures/playing.ts";

const uuid = "deed0000-0000-4000-8000-000000000001";

test.each(sources)("a word that no list of ours has is shown as it is, at %s", async (source) => {
  const runs = [{ status: "paused by «admin»", parent: uuid }];
  const { ask } = await playing(lists[source].provider, { [source]: { runs, parents: [{ id: uuid }] } });
  const { body } = await ask(`GET ${lists[source].path(uuid)}`);
  expect(lists[source].itemsIn(body).map(({ status }) => status)).toEqual(["paused by «admin»"]);
});

test.each(sources)("fields of a record are put over what the script makes of it, at %s", async (source) => {
  const runs = [{ parent: uuid, record: { id: "own", extra: null } }];
  const { ask } = await playing(lists[source].provider, { [source]: { runs, parents: [{ id: uuid }] } });
  const { body } = await ask(`GET ${lists[source].path(uuid)}`);
  expect(lists[source].itemsIn(body)).toMatchObject([{ id: "own", extra: null }]);
});

test("listOmits leaves fields out of a list, and in what is read by itself", async () => {
  const { ask } = await playing("feather", { feather: { runs: [{ id: uuid }], listOmits: ["scores", "channel"] } });
  const [listed] = (await ask("GET /v1/eval-runs")).body.items;
  expect(listed).not.toHaveProperty("scores");
  expect(listed).not.toHaveProperty("channel");
  expect((await ask(`GET /v1/eval-runs/${uuid}`)).body).toMatchObject({ channel: "voice", scores: [{ passed: true }] });
});

test("Bland's list has fewer fields than the run itself", async () => {
  const { ask } = await playing("bland", { bland: { runs: [{ id: uuid }] } });
  const [listed] = (await ask("GET /v1/evals/runs")).body.data.data;
  const { data } = (await ask(`GET /v1/evals/runs/${uuid}`)).body;
  expect(Object.keys(listed).length).toBeLessThan(Object.keys(data).length);
  expect(data).toMatchObject(listed);
});

test("verdict, counts, score and cost are told in each provider's own way", async () => {
  const run = { id: uuid, verdict: "failed", passed: 1, failed: 2, errored: 1, undecided: 1, score: 0.3 } as const;
  const bland = await playing("bland", { bland: { runs: [{ ...run, costUsd: 1.5 }] } });
  expect((await bland.ask(`GET /v1/evals/runs/${uuid}`)).body.data).toMatchObject({
    resolved_call_count: 5,
    completed_atom_count: 5,
    billable_cost_usd: 1.5,
    summary: {
      overall_pass: false,
      overall_score_mean: 30,
      target_match_count: 1,
      failed_call_count: 1,
      insufficient_evidence_count: 1,
    },
  });
  const feather = await playing("feather", { feather: { runs: [run] }, "feather-kb": { runs: [run] } });
  expect((await feather.ask(`GET /v1/eval-runs/${uuid}`)).body.scores).toMatchObject([{ passed: false, value: 0.3 }]);
  expect((await feather.ask(`GET /v1/knowledge-base/evals/runs/${uuid}`)).body).toMatchObject({
    total_cases: 5,
    passed_cases: 1,
    failed_cases: 2,
    errored_cases: 1,
  });
  const vogent = await playing("vogent", { vogent: { runs: [run] } });
  const { aggregateResult } = (await vogent.ask(`GET /eval_runs/${uuid}`)).body;
  expect(aggregateResult).toEqual({ numFailing: 2, numPassing: 1 });
});

test("each case is listed, page by page, with how it came out", async () => {
  const run = { id: uuid, verdict: "failed", passed: 2, failed: 1, errored: 1, undecided: 1 } as const;
  const { ask } = await playing("feather", { "feather-kb": { runs: [run] } });
  const path = `/v1/knowledge-base/evals/runs/${uuid}/results`;
  const one = (await ask(`GET ${path}?limit=3`)).body;
  const two = (await ask(`GET ${path}?limit=3&cursor=${one.next_cursor}`)).body;
  const told = [...one.items, ...two.items].map(({ passed, error_message }) => [passed, error_message !== null]);
  const failed = [false, false];
  expect(told).toEqual([[true, false], [true, false], failed, [null, true], [null, false]]);
  expect(two.has_more).toBe(false);
});

test("a run of Humanloop's is in every evaluation that it names, can be put into another and taken out of one", async () => {
  const runs = [{ id: "run_a", parent: ["evr_1", "evr_2"] }];
  const { ask } = await playing("humanloop", { humanloop: { runs, parents: 3 } });
  const where = async () => {
    const found = [];
    for (const evaluation of ["evr_1", "evr_2", "evr_3"])
      if ((await ask(`GET /evaluations/${evaluation}/runs`)).body.runs.length > 0) found.push(evaluation);
    return found;
  };
  expect(await where()).toEqual(["evr_1", "evr_2"]);
  expect((await ask("POST /evaluations/evr_3/runs/run_a")).status).toBe(200);
  expect((await ask("POST /evaluations/evr_3/runs/run_a")).status).toBe(200);
  expect(await where()).toEqual(["evr_1", "evr_2", "evr_3"]);
  expect((await ask("DELETE /evaluations/evr_1/runs/run_a")).status).toBe(204);
  expect((await ask("DELETE /evaluations/evr_1/runs/run_a")).status).toBe(422);
  expect(await where()).toEqual(["evr_2", "evr_3"]);
  expect((await ask("GET /evaluations/evr_3")).body.runs_count).toBe(1);
});

test("logs of Humanloop's are those of the evaluation's runs, or of the one that is asked for", async () => {
  const runs = [
    { id: "run_a", parent: "evr_1", passed: 2, failed: 1 },
    { id: "run_b", parent: ["evr_1", "evr_2"], passed: 4 },
  ];
  const { ask } = await playing("humanloop", { humanloop: { runs, parents: 2 } });
  const logs = async (query: string) => (await ask(`GET /evaluations/evr_1/logs?${query}`)).body;
  expect((await logs("size=50")).total).toBe(7);
  const [one, two] = [await logs("run_id=run_a&size=2&page=1"), await logs("run_id=run_a&size=2&page=2")];
  const judgments = [...one.records, ...two.records].map(({ evaluator_logs }) => evaluator_logs[0].judgment);
  expect(judgments).toEqual([true, true, false]);
});

test("what a run names is listed, though the parents do not tell of it", async () => {
  const { ask } = await playing("vogent", { vogent: { runs: [{ id: "run_a", parent: "cfg_own" }], parents: 1 } });
  const { data } = (await ask("GET /eval_configs")).body;
  expect(data.map(({ id }: { id: string }) => id)).toEqual(["cfg_1", "cfg_own"]);
  expect((await ask("GET /eval_configs/cfg_own/runs")).body.data).toMatchObject([{ id: "run_a" }]);
});

test("ids that are made up are none that the script tells", async () => {
  const { mocks } = await playing("vogent", { vogent: { runs: [{}, { id: "run_1" }, {}], size: 2 } });
  const ids = mocks.runs("vogent").map(({ id }) => id);
  expect(ids.toSorted()).toEqual(["run_1", "run_2", "run_3", "run_4", "run_5"]);
});
