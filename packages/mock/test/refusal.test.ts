import { expect, test } from "vitest";
import { ask } from "./fixtures/ask.ts";

const json = { "content-type": "application/json" };
const problem = "application/problem+json";

test("an unknown query parameter is refused with its name and the known ones", async () => {
  expect(await ask("GET /suites/s1/runs?limit=5&colour=red")).toMatchObject({
    operation: "listRuns",
    status: 422,
    headers: { "content-type": problem },
    body: {
      detail: 'GET /suites/{suite}/runs has no query parameter "colour"; it has: cursor, limit, status',
      unknown: ["colour"],
      known: ["cursor", "limit", "status"],
    },
  });
  expect((await ask("GET /runs/run_1?limit=5")).body.detail).toMatch(/no query parameter "limit"; it has: verbose$/);
  expect((await ask("GET /runs/latest?limit=5")).body.detail).toMatch(/no query parameter "limit"; it has: none$/);
});

test("a request without its key gets the documented 401", async () => {
  expect(await ask("GET /suites/s1/runs", { "x-key": "" })).toMatchObject({
    status: 401,
    body: { message: "show your key" },
  });
});

test("where no 401 is documented, a request without its key gets Prism's", async () => {
  expect(await ask("GET /runs/run_1", { "x-key": "" })).toMatchObject({
    status: 401,
    headers: { "content-type": problem },
    body: { title: "Invalid security scheme used" },
  });
});

test("a wrong body gets the documented 400, and a header that says what is wrong", async () => {
  const { status, body, headers } = await ask("POST /suites/s1/runs", json, '{"agent":"a"}');
  expect({ status, body }).toEqual({ status: 400, body: { message: "no such agent" } });
  expect(JSON.parse(headers["sl-violations"] ?? "")).toMatchObject([
    { location: ["request", "body", "agent"], severity: "Error", code: "minLength" },
  ]);
});

test("the header that says what is wrong is ASCII and bounded, whatever was sent", async () => {
  const sent = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`ключ ${index}`, 1]));
  const { headers } = await ask("POST /suites/s1/runs", json, JSON.stringify({ agent: "a1", ...sent }));
  expect(headers["sl-violations"]).toMatch(/^Too many violations! [\x20-\x7e]{8000,8092}$/);
  const one = await ask("POST /suites/s1/runs", json, '{"agent":"a1","ключ":1}');
  expect(JSON.parse(one.headers["sl-violations"] ?? "")[0].message).toMatch(/'ключ'/);
});

test("a wrong argument gets Prism's 422 where neither 422 nor 400 is documented", async () => {
  expect(await ask("GET /suites/s1/runs?limit=0")).toMatchObject({
    status: 422,
    headers: { "content-type": problem },
    body: { validation: [{ location: ["query", "limit"] }] },
  });
});

test("a body that is missing or of another type is refused", async () => {
  expect((await ask("POST /suites/s1/runs", json)).status).toBe(400);
  expect((await ask("POST /suites/s1/runs", { "content-type": "text/plain" }, "agent")).status).toBe(400);
});

test("a body that is not JSON is refused with the place where it ends to be", async () => {
  expect(await ask("POST /suites/s1/runs", json, '{"agent":')).toMatchObject({
    operation: "startRun",
    status: 400,
    headers: { "content-type": problem },
    body: { detail: expect.stringMatching(/^the body is not JSON: .*JSON input/) },
  });
});

test("a path or a method that is not in the document gets Prism's 404 or 405", async () => {
  expect(await ask("GET /nothing?colour=red")).toMatchObject({ operation: undefined, status: 404 });
  expect(await ask("PATCH /runs/run_1")).toMatchObject({ operation: undefined, status: 405 });
});

test("a target that is no path is refused", async () => {
  expect(await ask("GET *")).toMatchObject({ status: 400, body: { detail: '"*" is no path' } });
});

test("a path in which a % encodes nothing is refused, where an operation takes it and where none does", async () => {
  for (const [path, operation] of [
    ["/runs/%zz", "getRun"],
    ["/runs/%e0%a4", "getRun"],
    ["/nothing/%", undefined],
  ] as const)
    expect(await ask(`GET ${path}`)).toMatchObject({
      operation,
      status: 400,
      body: { detail: `"${path}" is no path: a % in it encodes nothing` },
    });
});

test("a status in Prefer that is no number is refused with the form that works", async () => {
  expect((await ask("GET /runs/run_1", { prefer: "code=slow" })).body.detail).toBe(
    'the header Prefer asks for code "slow"; a status has three digits, as in: code=429',
  );
});

test("an invalid request beats what Prefer asks for", async () => {
  expect((await ask("POST /suites/s1/runs", { ...json, prefer: "code=429" }, "{}")).status).toBe(400);
});
