import { expect, test } from "vitest";
import { scenarioNames } from "../../src/scenario/ready-made.ts";
import { lists, sources, walked } from "../fixtures/lists.ts";
import { playing } from "../fixtures/playing.ts";

test.each(sources)(
  "the same seed makes the same %s runs, to the byte, and another seed makes others",
  async (source) => {
    const { provider, path } = lists[source];
    const told = async (seed: number) => {
      const { ask } = await playing(provider, { [source]: { size: 30, parents: 1 } }, { seed });
      const { mocks } = await playing(provider, { [source]: { size: 30, parents: 1 } }, { seed });
      const [run] = mocks.runs(source);
      return (await ask(`GET ${path(run?.parents[0] ?? "")}`)).text;
    };
    const [one, again, other] = [await told(7), await told(7), await told(8)];
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  },
);

test.each(sources)("200 made-up %s runs hold every word that a run of its kind ends or stays in", async (source) => {
  const { mocks } = await playing(lists[source].provider, { [source]: { size: 200 } });
  const words = new Set(mocks.runs(source).map(({ status }) => status.toLowerCase()));
  const wanted: Record<string, string[]> = {
    vogent: ["success", "failed", "cancelled", "running", "pending"],
    humanloop: ["completed", "cancelled", "running", "pending"],
    feather: ["completed", "failed", "running", "pending"],
    "feather-kb": ["completed", "failed", "cancelled", "running", "queued"],
    bland: ["complete", "partial", "failed", "cancelled", "running", "pending"],
  };
  expect([...words].sort()).toEqual([...(wanted[source] ?? [])].sort());
});

test("50,000 runs are made in a part of the time that a test has, newest first", async () => {
  const { ask, mocks } = await playing("bland", { bland: { size: 50_000 } });
  expect(mocks.runs("bland")).toHaveLength(50_000);
  const { data } = (await ask("GET /v1/evals/runs?limit=100")).body.data;
  const times = data.map((run: { created_at: string }) => run.created_at);
  expect(times).toEqual(times.toSorted().reverse());
});

test("a source's world does not depend on which others are played beside it", async () => {
  const alone = await playing("feather", { feather: { size: 5 } });
  const both = await playing("feather", { "feather-kb": { size: 9 }, feather: { size: 5 } });
  expect(both.mocks.runs("feather")).toEqual(alone.mocks.runs("feather"));
});

test.each(scenarioNames)(
  "the scenario %s is played by name at every provider, with runs of every source",
  async (name) => {
    for (const source of sources) {
      const { mocks } = await playing(lists[source].provider, name);
      expect(mocks.runs(source).length).toBeGreaterThanOrEqual(3);
    }
  },
);

test("a scenario that went through JSON plays the same", async () => {
  const scenario = {
    bland: { size: 4, runs: [{ id: "x", steps: [{ status: "RUNNING", reads: 2 }, "COMPLETE"], verdict: "failed" }] },
  } as const;
  const one = await playing("bland", scenario);
  const other = await playing("bland", JSON.parse(JSON.stringify(scenario)));
  expect(await walked(other, "bland")).toEqual(await walked(one, "bland"));
  expect(other.mocks.runs("bland")).toEqual(one.mocks.runs("bland"));
});

test("reset begins anew: fresh runs, the clock where it was, no requests, the same addresses", async () => {
  const { mocks, ask } = await playing("bland", { bland: { runs: [{ steps: ["PENDING", "COMPLETE"] }] } });
  const { bland } = mocks.baseUrls;
  const first = mocks.runs("bland");
  await ask("POST /v1/evals/runs", { call_ids: ["c1"], attached_agents: [agent] });
  mocks.advance(60_000);
  expect(mocks.runs("bland")).toHaveLength(2);
  mocks.reset();
  expect(mocks.runs("bland")).toEqual(first);
  expect([mocks.requests.length, mocks.baseUrls.bland]).toEqual([0, bland]);
});

test("reset with another scenario plays that one, and the next reset the first again", async () => {
  const { mocks } = await playing("bland", { bland: { size: 2 } });
  mocks.reset({ bland: { size: 5 } });
  expect(mocks.runs("bland")).toHaveLength(5);
  mocks.reset("small");
  expect(mocks.runs("bland").map(({ status }) => status)).toContain("RUNNING");
  mocks.reset();
  expect(mocks.runs("bland")).toHaveLength(2);
});

test("a source that the scenario does not name has no runs, and nothing that they are listed under", async () => {
  const { ask, mocks } = await playing("feather", { feather: { size: 3 } });
  expect((await ask("GET /v1/knowledge-base/evals/runs")).body.items).toEqual([]);
  expect((await ask("GET /v1/knowledge-base/evals/suites")).body.items).toEqual([]);
  expect(mocks.runs("feather-kb")).toEqual([]);
});

test("without a scenario the examples answer, and nobody has runs", async () => {
  const { ask, mocks } = await playing("bland");
  const { body } = await ask("GET /v1/evals/runs");
  expect(body.data.data.length).toBeGreaterThan(0);
  expect(mocks.runs("bland")).toEqual([]);
});

test("runs of a source that nobody has are refused with the sources that there are, scenario or not", async () => {
  for (const scenario of [undefined, "small"] as const) {
    const { mocks } = await playing("bland", scenario);
    expect(() => mocks.runs("nope" as never)).toThrow(
      new TypeError(
        '@evalbridge/mock: "nope" is no source; the sources are: vogent, humanloop, feather, feather-kb, bland',
      ),
    );
  }
});

test("what no scenario answers is answered from the examples", async () => {
  const plain = await playing("bland");
  const played = await playing("bland", { bland: { size: 3 } });
  const asked = "GET /v1/evals/agent-templates";
  expect((await played.ask(asked)).text).toBe((await plain.ask(asked)).text);
});

test("the header Prefer still chooses an example, and a status", async () => {
  const { ask } = await playing("bland", { bland: { size: 3 } });
  const listed = await ask("GET /v1/evals/runs", undefined, { prefer: "example=lastPage" });
  expect(listed.body.data.data.length).not.toBe(3);
  expect((await ask("GET /v1/evals/runs/x", undefined, { prefer: "code=404" })).status).toBe(404);
});

test("a request that is not valid is refused before the scenario sees it: nothing is started", async () => {
  const { ask, mocks } = await playing("bland", { bland: { size: 1, starts: [{ verdict: "failed" }] } });
  const refused = await ask("POST /v1/evals/runs", { call_ids: [] });
  expect(refused.status).toBeGreaterThanOrEqual(400);
  expect((await ask("GET /v1/evals/runs?colour=red")).status).toBe(422);
  expect((await ask("GET /v1/evals/runs", undefined, { authorization: "" })).status).toBe(401);
  expect(mocks.runs("bland")).toHaveLength(1);
});

const agent = { eval_agent_id: "a6e10001-3f5b-4c2d-8e19-0b7d4a9c5f01" };
