import { expect, test } from "vitest";
import { ask } from "./fixtures/ask.ts";

const ids = async (target: string, headers?: Record<string, string>) =>
  (await ask(`GET ${target}`, headers)).body.data.map((run: { id: string }) => run.id);

test("the first example is served when no x-match holds", async () => {
  expect(await ids("/suites/s1/runs")).toEqual(["run_1", "run_2"]);
  expect(await ids("/suites/s1/runs?cursor=other&limit=3")).toEqual(["run_1", "run_2"]);
});

test("a query argument chooses the example", async () => {
  expect(await ids("/suites/s1/runs?cursor=c2")).toEqual(["run_3"]);
});

test("a path argument chooses the example, decoded", async () => {
  expect(await ids("/suites/s%202/runs")).toEqual(["run_4"]);
});

test("of two examples that match, the one with more pairs is served", async () => {
  expect(await ids("/suites/s%202/runs?cursor=c2")).toEqual(["run_5"]);
});

test("a list argument is compared joined by commas, in its order", async () => {
  expect(await ids("/suites/s1/runs?status=failed&status=done")).toEqual(["run_6"]);
  expect(await ids("/suites/s1/runs?status=done&status=failed")).toEqual(["run_1", "run_2"]);
});

test("a number in x-match is compared as text", async () => {
  expect(await ids("/suites/s1/runs?limit=10")).toEqual(["run_7"]);
});

test("an example that is a reference is chosen too", async () => {
  expect((await ask("GET /runs/run_2")).body).toEqual({ id: "run_2", status: "running" });
});

test("a path in plain words wins over one with a parameter", async () => {
  expect(await ask("GET /runs/latest", { authorization: "Bearer k" })).toMatchObject({
    operation: "getLatestRun",
    body: { id: "run_9" },
  });
});

test("an example that the request names wins over x-match", async () => {
  expect(await ids("/suites/s%202/runs?cursor=c2", { prefer: "example=lastPage" })).toEqual(["run_3"]);
});

test("Prefer chooses a documented status, its example and its headers", async () => {
  const body = JSON.stringify({ agent: "a1" });
  const headers = { "content-type": "application/json" };
  expect(await ask("POST /suites/s1/runs", { ...headers, prefer: "code=429" }, body)).toEqual({
    operation: "startRun",
    status: 429,
    headers: { "retry-after": "3", "content-type": "application/json" },
    body: { message: "busy" },
  });
  expect((await ask("POST /suites/s1/runs", { ...headers, prefer: 'code=429, example="full"' }, body)).body).toBe(
    "full",
  );
});

test("x-match chooses among the examples of the status that Prefer asks for", async () => {
  const headers = { "content-type": "application/json", prefer: "code=429" };
  expect((await ask("POST /suites/s%202/runs", headers, '{"agent":"a1"}')).body).toBe("full");
});
