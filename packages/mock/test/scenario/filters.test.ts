import { expect, test } from "vitest";
import { playing } from "../fixtures/playing.ts";

const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id).sort();

const blandAgent = "a6e10001-3f5b-4c2d-8e19-0b7d4a9c5f01";
const setup = "5e700001-9a8b-4d7c-a6e5-1f2e3d4c5b01";
const blandRuns = [
  { id: "a", status: "COMPLETE" },
  { id: "b", status: "RUNNING", parent: setup },
  { id: "c", status: "COMPLETE", record: { triggered_by: "auto" } },
  { id: "d", status: "FAILED", record: { submitted_attached_agents: [{ eval_agent_id: blandAgent }] } },
];

test.each([
  ["status=COMPLETE", ["a", "c"]],
  ["status=PARTIAL", []],
  ["triggered_by=auto", ["c"]],
  [`workbench_setup_id=${setup}`, ["b"]],
  [`eval_agent_id=${blandAgent}`, ["d"]],
  ["status=COMPLETE&triggered_by=manual", ["a"]],
])("Bland's list keeps by %s", async (query, kept) => {
  const { ask } = await playing("bland", { bland: { runs: blandRuns, parents: 0 } });
  expect(ids((await ask(`GET /v1/evals/runs?${query}`)).body.data.data)).toEqual(kept);
});

const [one, other] = ["5e551011-0000-4000-8000-000000000001", "5e551012-0000-4000-8000-000000000002"];
const called = (letter: string) => `deed000${letter}-0000-4000-8000-000000000000`;
const featherRuns = [
  { id: called("a"), parent: one, status: "completed", score: 0.9, createdAt: "2026-11-01T00:00:00Z" },
  {
    id: called("b"),
    parent: other,
    status: "completed",
    verdict: "failed",
    score: 0.2,
    createdAt: "2026-11-02T00:00:00Z",
  },
  {
    id: called("c"),
    parent: other,
    status: "completed",
    verdict: "none",
    undecided: 1,
    createdAt: "2026-11-03T00:00:00Z",
  },
  { id: called("d"), parent: one, status: "running", record: { channel: "chat" }, createdAt: "2026-11-04T00:00:00Z" },
  { id: called("e"), parent: one, status: "errored", record: { evaluator_id: one }, createdAt: "2026-11-05T00:00:00Z" },
] as const;

test.each([
  [`session_id=${one}`, ["a", "d", "e"]],
  ["status=completed", ["a", "b", "c"]],
  ["status=errored", ["e"]],
  ["channel=chat", ["d"]],
  [`evaluator_id=${one}`, ["e"]],
  ["created_from=2026-11-02T00:00:00Z&created_to=2026-11-04T00:00:00Z", ["b", "c", "d"]],
  ["score_min=0.5", ["a"]],
  ["score_max=0.5", ["b"]],
  ["score_min=0.1&score_max=0.95", ["a", "b"]],
  ["outcome=passed", ["a"]],
  ["outcome=failed", ["b"]],
  ["outcome=no_verdict", ["c"]],
  ["outcome=errored", ["e"]],
  ["scope=live", ["a", "b", "c", "d", "e"]],
  ["scope=simulation", []],
  ["severity=info", []],
])("Feather's list keeps by %s", async (query, kept) => {
  const { ask } = await playing("feather", { feather: { runs: featherRuns } });
  expect(ids((await ask(`GET /v1/eval-runs?${query}`)).body.items)).toEqual(kept.map(called));
});

test("a filter holds over all pages of a list", async () => {
  const { ask, mocks } = await playing("feather", { feather: { size: 60, parents: [{ id: one }, { id: other }] } });
  const wanted = mocks.runs("feather").filter(({ parents }) => parents[0] === one);
  const found = [];
  for (let cursor = ""; ; ) {
    const { body } = await ask(`GET /v1/eval-runs?limit=7&session_id=${one}${cursor}`);
    found.push(...body.items);
    if (!body.has_more) break;
    cursor = `&cursor=${body.next_cursor}`;
  }
  expect(wanted.length).toBeGreaterThan(14);
  expect(found.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
});

test("Feather's knowledge-base runs are kept by suite, in both of their lists", async () => {
  const suites = [{ id: one }, { id: other }];
  const { ask, mocks } = await playing("feather", { "feather-kb": { size: 20, parents: suites } });
  const wanted = mocks.runs("feather-kb").filter(({ parents }) => parents[0] === other);
  const root = "/v1/knowledge-base/evals";
  const flat = (await ask(`GET ${root}/runs?suite_id=${other}`)).body.items;
  const nested = (await ask(`GET ${root}/suites/${other}/runs`)).body.items;
  expect(wanted.length).toBeGreaterThan(2);
  expect(ids(flat)).toEqual(ids(wanted));
  expect(ids(nested)).toEqual(ids(wanted));
  expect((await ask(`GET ${root}/suites/5e551013-0000-4000-8000-000000000003/runs`)).status).toBe(404);
  expect((await ask(`GET ${root}/suites/${one}`)).body).toMatchObject({ id: one, name: "Number 1" });
});
