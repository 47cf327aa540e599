import { expect, test } from "vitest";
import { playing } from "../fixtures/playing.ts";

const steps = ["PENDING", { status: "RUNNING", reads: 2 }, "SUCCESS"];

test("a run goes on with each answer that shows it, and stays at its last word", async () => {
  const { ask } = await playing("vogent", { vogent: { runs: [{ id: "run_a", steps, passed: 3 }] } });
  const seen = [];
  for (let look = 0; look < 6; look++) seen.push((await ask("GET /eval_runs/run_a")).body);
  expect(seen.map(({ status }) => status)).toEqual(["PENDING", "RUNNING", "RUNNING", "SUCCESS", "SUCCESS", "SUCCESS"]);
  const counts = seen.map(({ aggregateResult }) => aggregateResult.numPassing);
  expect(counts).toEqual([0, 0, 0, 3, 3, 3]);
});

test("a list shows a run too, and moves it on", async () => {
  const runs = [{ id: "run_a", parent: "cfg_1", steps }];
  const { ask } = await playing("vogent", { vogent: { runs } });
  const listed = async () => (await ask("GET /eval_configs/cfg_1/runs")).body.data[0].status;
  expect([await listed(), await listed()]).toEqual(["PENDING", "RUNNING"]);
  expect((await ask("GET /eval_runs/run_a")).body.status).toBe("RUNNING");
  expect(await listed()).toBe("SUCCESS");
});

test("asking the mocks for their runs shows nothing to anybody: it moves none on", async () => {
  const { ask, mocks } = await playing("vogent", { vogent: { runs: [{ id: "run_a", steps }] } });
  for (let look = 0; look < 5; look++) expect(mocks.runs("vogent")[0]?.status).toBe("PENDING");
  expect((await ask("GET /eval_runs/run_a")).body.status).toBe("PENDING");
  expect(mocks.runs("vogent")[0]?.status).toBe("RUNNING");
});

const timed = [{ status: "pending", ms: 1_000 }, { status: "running", ms: 5_000 }, "completed"];

test("a run goes on with the clock, however often it is looked at, and says when", async () => {
  const createdAt = "2026-11-20T12:00:00Z";
  const { ask, mocks } = await playing("feather", { feather: { runs: [{ id: uuid, createdAt, steps: timed }] } });
  const look = async () => (await ask(`GET /v1/eval-runs/${uuid}`)).body;
  expect((await look()).status).toBe("pending");
  expect(await look()).toMatchObject({ status: "pending", started_at: null, finished_at: null, scores: [] });
  mocks.advance(1_000);
  const running = { status: "running", started_at: "2026-11-20T12:00:01.000Z", finished_at: null };
  expect(await look()).toMatchObject(running);
  mocks.advance(4_999);
  expect((await look()).status).toBe("running");
  mocks.advance(1);
  expect(await look()).toMatchObject({ status: "completed", finished_at: "2026-11-20T12:00:06.000Z" });
});

test("a clock that is moved far goes over several words at once, each at its time", async () => {
  const createdAt = "2026-11-20T12:00:00Z";
  const { ask, mocks } = await playing("feather", { feather: { runs: [{ id: uuid, createdAt, steps: timed }] } });
  mocks.advance(60_000);
  expect((await ask(`GET /v1/eval-runs/${uuid}`)).body).toMatchObject({
    status: "completed",
    started_at: "2026-11-20T12:00:01.000Z",
    finished_at: "2026-11-20T12:00:06.000Z",
  });
});

test("a run that does not say when it was made begins with the scenario, and lasts as long as its steps say", async () => {
  const runs = [{ id: "run_a", steps: [{ status: "RUNNING", ms: 60_000 }, "SUCCESS"] }];
  const { mocks } = await playing("vogent", { vogent: { runs, size: 9 } });
  const status = () => mocks.runs("vogent").find(({ id }) => id === "run_a")?.status;
  expect(status()).toBe("RUNNING");
  mocks.advance(59_999);
  expect(status()).toBe("RUNNING");
  mocks.advance(1);
  expect(status()).toBe("SUCCESS");
  mocks.reset();
  expect(status()).toBe("RUNNING");
});

test("a run that is started lasts from its start on, also where others are from the future", async () => {
  const starts = [{ steps: [{ status: "RUNNING", ms: 60_000 }, "SUCCESS"] }];
  const { ask, mocks } = await playing("vogent", { vogent: { starts, runs: [{ createdAt: "2031-01-01T00:00:00Z" }] } });
  await ask("POST /eval_configs/cfg_1/runs", { versionedPromptId: "p", callAgentId: "a" });
  expect(mocks.runs("vogent")[0]?.status).toBe("RUNNING");
  mocks.advance(60_000);
  expect(mocks.runs("vogent")[0]?.status).toBe("SUCCESS");
});

test("a still clock stands while the real one goes on, and now sets it", async () => {
  const starts = [{ steps: timed }];
  const now = "2030-01-01T00:00:00.000Z";
  const { ask, mocks } = await playing("feather", { "feather-kb": { starts, parents: [{ id: uuid }] } }, { now });
  const start = await ask(`POST /v1/knowledge-base/evals/suites/${uuid}/runs`, { kb_ids: [uuid] });
  await new Promise((resolve) => setTimeout(resolve, 20));
  const path = `GET /v1/knowledge-base/evals/runs/${start.body.run_id}`;
  expect((await ask(path)).body).toMatchObject({ status: "pending", created_at: now });
  mocks.advance(1_000);
  expect((await ask(path)).body.status).toBe("running");
});

test("a running clock goes on by itself", async () => {
  const start = Date.now();
  const now = new Date(start).toISOString();
  const runs = [{ id: uuid, createdAt: now, steps: [{ status: "running", ms: 20 }, "completed"] }];
  const { ask } = await playing("feather", { feather: { runs } }, { now, clock: "running" });
  await expect.poll(async () => (await ask(`GET /v1/eval-runs/${uuid}`)).body.status).toBe("completed");
  expect(Date.now() - start).toBeGreaterThanOrEqual(20);
});

test.each([
  [-1, "-1"],
  [Number.NaN, "NaN"],
  [Number.POSITIVE_INFINITY, "Infinity"],
  // As plain JavaScript may have it.
  ["60000" as never, '"60000"'],
])("a clock is not moved by %j", async (ms, told) => {
  const { mocks } = await playing("feather", "small");
  expect(() => mocks.advance(ms)).toThrow(
    new RangeError(`@evalbridge/mock: a clock goes forward, so advance takes milliseconds from 0; it got ${told}`),
  );
});

const uuid = "deed0000-0000-4000-8000-000000000001";
