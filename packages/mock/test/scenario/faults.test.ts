import { expect, test } from "vitest";
import type { Fault } from "../../src/index.ts";
import { playing } from "../fixtures/playing.ts";

const world = (...faults: Fault[]) => playing("bland", { bland: { size: 3, faults } });
const list = "GET /v1/evals/runs";
const start = { call_ids: ["c1"], attached_agents: [{ eval_agent_id: "a6e10001-3f5b-4c2d-8e19-0b7d4a9c5f01" }] };

test("a 429 is answered once, with the pause that it asks for and the documented body, and then all is well", async () => {
  const { ask } = await world({ status: 429, headers: { "retry-after": "2" } });
  const slow = await ask(list);
  expect([slow.status, slow.headers.get("retry-after")]).toEqual([429, "2"]);
  expect(slow.body).toBeTypeOf("object");
  expect((await ask(list)).body.data.data).toHaveLength(3);
});

test("a fault meets its operation alone, after so many requests, so many times", async () => {
  const { ask } = await world({ operation: "listRuns", after: 1, times: 2, status: 503 });
  const statuses = [];
  for (let count = 0; count < 5; count++) {
    statuses.push((await ask(list)).status);
    expect((await ask("GET /v1/evals/workbench-setups")).status).toBe(200);
  }
  expect(statuses).toEqual([200, 503, 503, 200, 200]);
});

test("faults come one after the other, in their order", async () => {
  const { ask } = await world({ status: 500 }, { status: 502 }, { status: 429, times: 2 });
  const statuses = [];
  for (let count = 0; count < 5; count++) statuses.push((await ask(list)).status);
  expect(statuses).toEqual([500, 502, 429, 429, 200]);
});

test("a fault that is there always does not pass, and meets operations that no scenario answers too", async () => {
  const { ask } = await world({ times: "always", status: 500 });
  const asked = [list, list, list, list, "GET /v1/evals/agent-templates"];
  for (const one of asked) expect((await ask(one)).status).toBe(500);
});

test("reset brings the faults back", async () => {
  const { ask, mocks } = await world({ status: 500 });
  expect([(await ask(list)).status, (await ask(list)).status]).toEqual([500, 200]);
  mocks.reset();
  expect((await ask(list)).status).toBe(500);
});

test.each([
  ["before", "nothing is started"],
  ["after", "the run was started all the same"],
  ["midway", "the run was started all the same"],
] as const)("when the connection breaks %s, %s", async (drop, _) => {
  const { ask, mocks } = await world({ operation: "createRun", drop });
  await expect(ask("POST /v1/evals/runs", start)).rejects.toThrow(/fetch failed|terminated/);
  expect(mocks.runs("bland")).toHaveLength(drop === "before" ? 3 : 4);
  expect((await ask("POST /v1/evals/runs", start)).status).toBe(200);
  expect(mocks.runs("bland")).toHaveLength(drop === "before" ? 4 : 5);
});

test("an answer that breaks midway has its status, its headers and half of its body", async () => {
  const { mocks } = await world({ drop: "midway" });
  const response = await fetch(`${mocks.baseUrls["bland"]}/v1/evals/runs`, { headers: { authorization: "k" } });
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/json"]);
  await expect(response.text()).rejects.toThrow("terminated");
});

test("a status starts nothing", async () => {
  const { ask, mocks } = await world({ operation: "createRun", status: 503 });
  expect((await ask("POST /v1/evals/runs", start)).status).toBe(503);
  expect(mocks.runs("bland")).toHaveLength(3);
});

test("a delay holds the answer back, and nothing else", async () => {
  const { ask } = await world({ delayMs: 60 });
  const before = performance.now();
  expect((await ask(list)).body.data.data).toHaveLength(3);
  // A timer may be a millisecond early.
  expect(performance.now() - before).toBeGreaterThanOrEqual(58);
});

test("closing does not wait for an answer that is held back", async () => {
  const { ask, mocks } = await world({ delayMs: 3_600_000 });
  const lost = expect(ask(list)).rejects.toThrow("fetch failed");
  await expect.poll(() => mocks.requests.length).toBe(1);
  await mocks.close();
  await lost;
});

test("a body is text as it is, or JSON, under the content type that is wanted", async () => {
  const html = "<html>Bad gateway</html>";
  const { ask } = await world(
    { status: 502, contentType: "text/html", body: html },
    { status: 400, body: { errors: [{ message: "no" }] } },
    { contentType: "text/plain" },
    { body: "" },
  );
  const [one, two, three, four] = [await ask(list), await ask(list), await ask(list), await ask(list)];
  expect([one.status, one.headers.get("content-type"), one.text]).toEqual([502, "text/html", html]);
  expect([two.status, two.headers.get("content-type"), two.body]).toEqual([
    400,
    "application/json",
    { errors: [{ message: "no" }] },
  ]);
  expect([three.headers.get("content-type"), three.body.data.data.length]).toEqual(["text/plain", 3]);
  expect([four.status, four.text]).toEqual([200, ""]);
});

test("a request that is refused meets no fault: it is the next valid one's", async () => {
  const { ask } = await world({ status: 503 });
  expect((await ask("GET /v1/evals/runs?limit=0")).status).toBeLessThan(500);
  expect((await ask(list)).status).toBe(503);
});

test("what was answered is recorded as it was sent, faults and all", async () => {
  const { ask, mocks } = await world({ status: 503, body: "down" });
  await ask(list);
  await ask(list);
  expect(mocks.requests).toMatchObject([
    { operation: "listRuns", status: 503, answer: { body: "down" } },
    { operation: "listRuns", status: 200 },
  ]);
});
