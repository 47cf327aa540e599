import { NotFoundError } from "@evalbridge/core";
import { describe, expect, test } from "vitest";
import type { AIEvalResult, AIEvalRun } from "../src/index.ts";
import { server } from "./server.ts";

const run: AIEvalRun = {
  id: "run_1",
  status: "SUCCESS",
  callAgentId: "agent",
  versionedPromptId: "prompt",
  createdAt: "2026-11-01T10:00:00Z",
  aggregateResult: { numFailing: 0, numPassing: 3 },
};

async function read(fields: object) {
  const { runs } = server({ "GET /eval_runs/run_1": { ...run, ...fields } });
  return runs.get(["run_1"]);
}

describe("a Vogent run's status", () => {
  test.each([
    ["PENDING", "pending"],
    ["RUNNING", "running"],
    ["SUCCESS", "completed"],
    ["FAILED", "failed"],
    ["CANCELLED", "cancelled"],
    ["success", "completed"],
    ["Running", "running"],
    ["ARCHIVED", "unknown"],
    ["", "unknown"],
  ])("%j is %s, and the word is kept", async (word, status) => {
    expect(await read({ status: word })).toMatchObject({ status, rawStatus: word });
  });
});

describe("a Vogent run's verdict", () => {
  const verdict = async (numPassing: unknown, numFailing: unknown, status = "SUCCESS") =>
    (await read({ status, aggregateResult: { numPassing, numFailing } })).verdict;

  test.each([
    [3, 0, "passed"],
    [1, 0, "passed"],
    [3, 1, "failed"],
    [0, 1, "failed"],
    [0, 0, "none"],
    [-1, 0, "none"],
    [3, -1, "none"],
    [null, 0, "none"],
    [3, null, "none"],
  ])("with %j passing and %j failing is %s", async (passing, failing, expected) => {
    expect(await verdict(passing, failing)).toBe(expected);
  });

  test.each(["PENDING", "RUNNING", "FAILED", "CANCELLED", "ARCHIVED"])(
    "is none while the status is %s",
    async (status) => {
      expect(await verdict(3, 0, status)).toBe("none");
      expect(await verdict(0, 3, status)).toBe("none");
    },
  );
});

describe("a Vogent run", () => {
  test("counts what passed and failed; a number that cannot be a count is absent", async () => {
    expect((await read({})).counts).toEqual({ passed: 3, failed: 0 });
    expect((await read({ aggregateResult: { numPassing: -1, numFailing: 2 } })).counts).toEqual({ failed: 2 });
    expect(await read({ aggregateResult: { numPassing: null, numFailing: Number.NaN } })).not.toHaveProperty("counts");
  });

  test("has its creation time in UTC, and nothing that Vogent does not say", async () => {
    const record = await read({});
    expect(record.createdAt).toBe("2026-11-01T10:00:00.000Z");
    expect(Object.keys(record).sort()).toEqual(
      ["address", "counts", "createdAt", "id", "provider", "raw", "rawStatus", "status", "verdict"].sort(),
    );
    expect(record).toMatchObject({ address: ["run_1"], provider: "vogent", id: "run_1", raw: run });
    expect(await read({ createdAt: "soon" })).not.toHaveProperty("createdAt");
  });

  test("that is not there is a NotFoundError", async () => {
    await expect(server({}).runs.get(["run_9"])).rejects.toBeInstanceOf(NotFoundError);
  });
});

describe("the list of Vogent runs", () => {
  const configs = (url: URL) =>
    url.searchParams.get("cursor") === "p2"
      ? { data: [{ id: "cfg_2", name: "", promptSnippet: "" }], cursor: null }
      : { data: [{ id: "cfg_1", name: "Refunds", promptSnippet: "" }], cursor: "p2" };

  test("without a parent walks every config, page by page", async () => {
    const { runs, sent } = server({ "GET /eval_configs": configs });
    expect(await runs.scopes({}, undefined)).toEqual({ items: [{ key: "cfg_1", name: "Refunds" }], next: "p2" });
    expect(await runs.scopes({}, "p2")).toEqual({ items: [{ key: "cfg_2", name: "" }] });
    expect(await runs.parents("p2")).toEqual({ items: [{ key: "cfg_2", name: "" }] });
    expect(sent).toEqual([
      "GET /eval_configs?limit=100",
      "GET /eval_configs?limit=100&cursor=p2",
      "GET /eval_configs?limit=100&cursor=p2",
    ]);
  });

  test("of given parents asks for no configs", async () => {
    const { runs, sent } = server({});
    expect(await runs.scopes({ parents: ["cfg_2", "a/b"] }, undefined)).toEqual({
      items: [{ key: "cfg_2" }, { key: "a/b" }],
    });
    expect(sent).toEqual([]);
  });

  test("gives each run its config as parent, by name where it has one", async () => {
    const { runs } = server({ "GET /eval_configs/cfg_1/runs": { data: [run], cursor: "next" } });
    const page = await runs.page({ key: "cfg_1", name: "Refunds" }, {}, undefined, 10);
    expect(page.next).toBe("next");
    expect(page.items[0]?.parent).toEqual({ id: "cfg_1", name: "Refunds" });
    const unnamed = await runs.page({ key: "cfg_1", name: "" }, {}, undefined, 10);
    expect(unnamed.items[0]?.parent).toEqual({ id: "cfg_1" });
  });

  test("sends the page size up to 100 and the cursor, and filters nothing at the server but the parent", async () => {
    const { runs, sent } = server({ "GET /eval_configs/a%2Fb/runs": { data: [], cursor: null } });
    const query = { status: ["failed"], verdict: ["passed"], since: "2026-01-01T00:00:00.000Z" } as const;
    expect(await runs.page({ key: "a/b" }, query, "c", 500)).toEqual({ items: [] });
    await runs.page({ key: "a/b" }, query, undefined, 7);
    expect(sent).toEqual(["GET /eval_configs/a%2Fb/runs?limit=100&cursor=c", "GET /eval_configs/a%2Fb/runs?limit=7"]);
    expect(runs.filters).toEqual({ parent: "server", status: "client", createdAt: "client", verdict: "client" });
  });
});

test("a run without an aggregate result yet is a run without counts, not a lost one", async () => {
  const { aggregateResult: _, ...young } = run;
  const { runs } = server({ "POST /eval_configs/cfg_1/runs": young, "GET /eval_runs/run_1": young });
  const started = await runs.start({ id: "cfg_1", body: { versionedPromptId: "vp_1", callAgentId: "agent_1" } });
  expect(started).toMatchObject({ id: "run_1", verdict: "none" });
  expect(started).not.toHaveProperty("counts");
  expect(await runs.get(["run_1"])).toMatchObject({ id: "run_1", verdict: "none" });
});

test("starting a Vogent run sends the operation's own arguments once, and knows the parent", async () => {
  const { runs, sent } = server({ "POST /eval_configs/cfg_1/runs": { ...run, status: "PENDING" } });
  const body = { versionedPromptId: "prompt", callAgentId: "agent", evalRecordIds: ["rec_1"] };
  const started = await runs.start({ id: "cfg_1", body });
  expect(started).toMatchObject({ address: ["run_1"], status: "pending", verdict: "none", parent: { id: "cfg_1" } });
  expect(sent).toEqual([`POST /eval_configs/cfg_1/runs ${JSON.stringify(body)}`]);
});

describe("a case of a Vogent run", () => {
  const line = (accurate?: boolean | null, reason?: string) => ({ index: 0, accurate, modelOutput: "", reason });
  const result = (lines: object[], record: object = {}) =>
    ({
      id: "res_1",
      evalRunId: "run_1",
      record: { id: "rec_1", recordType: "PROMPT", ...record },
      results: lines,
    }) as AIEvalResult;
  const caseOf = async (raw: AIEvalResult) =>
    (await server({ "GET /eval_runs/run_1/results": { data: [raw], cursor: null } }).runs.cases(["run_1"], undefined))
      .items[0];

  test.each([
    ["every line accurate", [line(true, "a"), line(true, "b")], "passed", "a"],
    ["a line that is not accurate", [line(true, "a"), line(false, "b")], "failed", "b"],
    ["no lines", [], "undecided", undefined],
    ["a line that does not say", [line(true, "a"), line(undefined, "b")], "undecided", "a"],
    ["a line of null", [line(null)], "undecided", undefined],
    ["a line that does not say beside one that is not accurate", [line(), line(false, "b")], "failed", "b"],
  ] as const)("with %s is judged so", async (_, lines, outcome, rationale) => {
    const one = await caseOf(result([...lines]));
    expect(one?.outcome).toBe(outcome);
    expect(one?.rationale).toBe(rationale);
  });

  test("is keyed by its record, and named by the record's prompt where there is one", async () => {
    expect(await caseOf(result([], { prompt: { name: "Angry caller" } }))).toMatchObject({
      key: "rec_1",
      name: "Angry caller",
    });
    expect(await caseOf(result([], { prompt: null }))).not.toHaveProperty("name");
    expect(await caseOf(result([]))).not.toHaveProperty("score");
  });

  test("comes page by page", async () => {
    const { runs, sent } = server({ "GET /eval_runs/run_1/results": { data: [result([])], cursor: "n" } });
    expect((await runs.cases(["run_1"], "c")).next).toBe("n");
    expect(sent).toEqual(["GET /eval_runs/run_1/results?limit=100&cursor=c"]);
  });
});
