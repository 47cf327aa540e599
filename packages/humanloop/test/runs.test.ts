import { NotFoundError, UnprocessableEntityError } from "@evalbridge/core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ArgumentError, CursorError, type EvaluationRunResponse, RunNotFoundError } from "../src/index.ts";
import { server } from "./server.ts";

// A machine may have one: blank counts as not set.
beforeEach(() => void vi.stubEnv("HUMANLOOP_FILE_ID", ""));
afterEach(() => void vi.unstubAllEnvs());

const run: EvaluationRunResponse = {
  id: "run_1",
  orchestrated: true,
  added_at: "2025-08-11T09:30:00Z",
  created_at: "2025-08-05T10:00:00Z",
  status: "completed",
  control: false,
};
const path = "/evaluations/evr_1/runs";
const runsOf = (...ids: string[]) => ({ runs: ids.map((id) => ({ ...run, id })) });

async function read(fields: object) {
  const { runs } = server({ [`GET ${path}`]: { runs: [{ ...run, ...fields }] } });
  return runs.get(["evr_1", "run_1"]);
}

describe("a Humanloop run's status", () => {
  test.each([
    ["pending", "pending"],
    ["running", "running"],
    ["completed", "completed"],
    ["cancelled", "cancelled"],
    ["COMPLETED", "completed"],
    ["Running", "running"],
    ["failed", "unknown"],
    ["", "unknown"],
  ])("%j is %s, and the word is kept", async (word, status) => {
    expect(await read({ status: word })).toMatchObject({ status, rawStatus: word });
  });

  test.each(["pending", "running", "completed", "cancelled", "failed"])("%s has no verdict", async (status) => {
    expect((await read({ status })).verdict).toBe("none");
  });
});

describe("a Humanloop run", () => {
  test("is named by its evaluation and its id, and has nothing that Humanloop does not say", async () => {
    expect(await read({})).toEqual({
      address: ["evr_1", "run_1"],
      provider: "humanloop",
      id: "run_1",
      parent: { id: "evr_1" },
      status: "completed",
      rawStatus: "completed",
      verdict: "none",
      createdAt: "2025-08-05T10:00:00.000Z",
      raw: run,
    });
  });

  test("was created when it was made, not when it joined this evaluation", async () => {
    expect((await read({ created_at: "2025-08-05T10:00:00" })).createdAt).toBe("2025-08-05T10:00:00.000Z");
    expect(await read({ created_at: "soon" })).not.toHaveProperty("createdAt");
  });

  test("in two evaluations is two runs", async () => {
    const { runs } = server({ [`GET ${path}`]: runsOf("run_1"), "GET /evaluations/evr_2/runs": runsOf("run_1") });
    expect((await runs.get(["evr_1", "run_1"])).address).toEqual(["evr_1", "run_1"]);
    expect((await runs.get(["evr_2", "run_1"])).address).toEqual(["evr_2", "run_1"]);
  });

  test("that its evaluation does not have is a RunNotFoundError that names both", async () => {
    const { runs } = server({ [`GET ${path}`]: runsOf("run_2") });
    const missing = runs.get(["evr_1", "run/1"]);
    await expect(missing).rejects.toThrow(RunNotFoundError);
    await expect(missing).rejects.toMatchObject({ ref: "humanloop:evr_1/run%2F1", provider: "humanloop" });
  });

  test("of an evaluation that is not there is a NotFoundError", async () => {
    await expect(server({}).runs.get(["evr_9", "run_1"])).rejects.toThrow(NotFoundError);
  });

  test("without its evaluation is refused in one line, and nothing is sent", async () => {
    const { runs, sent } = server({});
    for (const ask of [runs.get, runs.cancel, (half: string[]) => runs.cases(half, undefined)]) {
      const refused = ask(["run_1"]);
      await expect(refused).rejects.toThrow(ArgumentError);
      await expect(refused).rejects.toThrow(
        "humanloop: a run is named by its evaluation and its id, as in humanloop:evr_1/run_2, not by run_1",
      );
    }
    expect(sent).toEqual([]);
  });
});

describe("the evaluations of a file", () => {
  const evaluations = (url: URL) =>
    url.searchParams.get("page") === "2"
      ? { records: [{ id: "evr_2", name: null }], page: 2, size: 1, total: 2 }
      : { records: [{ id: "evr_1", name: "Refunds" }], page: 1, size: 1, total: 2 };

  test("are the scopes and the parents of its runs, page by page", async () => {
    const { runs, sent } = server({ "GET /evaluations": evaluations }, { fileId: "pr_1" });
    expect(await runs.scopes({}, undefined)).toEqual({ items: [{ key: "evr_1", name: "Refunds" }], next: "2" });
    expect(await runs.scopes({}, "2")).toEqual({ items: [{ key: "evr_2" }] });
    expect(await runs.parents("2")).toEqual({ items: [{ key: "evr_2" }] });
    expect(sent).toEqual([
      "GET /evaluations?file_id=pr_1&size=100&page=1",
      "GET /evaluations?file_id=pr_1&size=100&page=2",
      "GET /evaluations?file_id=pr_1&size=100&page=2",
    ]);
  });

  test("are those of HUMANLOOP_FILE_ID where no file is given, read at the call", async () => {
    const { runs, sent } = server({ "GET /evaluations": evaluations });
    vi.stubEnv("HUMANLOOP_FILE_ID", "pr_env");
    await runs.scopes({}, undefined);
    const given = server({ "GET /evaluations": evaluations }, { fileId: "pr_1" });
    await given.runs.scopes({}, undefined);
    expect([...sent, ...given.sent]).toEqual([
      "GET /evaluations?file_id=pr_env&size=100&page=1",
      "GET /evaluations?file_id=pr_1&size=100&page=1",
    ]);
  });

  test("cannot be listed without a file: the error names both ways out, and nothing is sent", async () => {
    const { runs, sent } = server({});
    for (const refused of [runs.scopes({}, undefined), runs.parents(undefined)]) {
      await expect(refused).rejects.toThrow(ArgumentError);
      await expect(refused).rejects.toThrow(/^humanloop: [^\n]*HUMANLOOP_FILE_ID[^\n]*fileId[^\n]*parents[^\n]*$/);
    }
    expect(sent).toEqual([]);
  });

  test("are not asked for where evaluations are given", async () => {
    const { runs, sent } = server({});
    expect(await runs.scopes({ parents: ["evr_2", "a/b"] }, undefined)).toEqual({
      items: [{ key: "evr_2" }, { key: "a/b" }],
    });
    expect(sent).toEqual([]);
  });

  test.each(["0", "-1", "1.5", "01", "x", "", "9999999999"])("have no page %j", async (cursor) => {
    const { runs, sent } = server({}, { fileId: "pr_1" });
    await expect(runs.scopes({}, cursor)).rejects.toThrow(CursorError);
    await expect(runs.cases(["evr_1", "run_1"], cursor)).rejects.toThrow(CursorError);
    expect(sent).toEqual([]);
  });
});

describe("the list of an evaluation's runs", () => {
  const five = { [`GET ${path}`]: runsOf("a", "b", "c", "d", "e") };
  const evaluation = { key: "evr_1", name: "Refunds" };

  test("which Humanloop gives whole, is cut into pages that go on after the run in the cursor", async () => {
    const { runs, sent } = server(five);
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const { items, next } = await runs.page(evaluation, {}, cursor, 2);
      pages.push(items.map(({ id }) => id));
      cursor = next;
    } while (cursor !== undefined);
    expect(pages).toEqual([["a", "b"], ["c", "d"], ["e"]]);
    expect(sent).toEqual([`GET ${path}`, `GET ${path}`, `GET ${path}`]);
  });

  test("ends with a page that is exactly full", async () => {
    const page = await server(five).runs.page(evaluation, {}, undefined, 5);
    expect(page.items).toHaveLength(5);
    expect(page).not.toHaveProperty("next");
  });

  test("is one page where there is no limit, and is read afresh each time", async () => {
    const { runs, sent } = server(five);
    const { signal } = new AbortController();
    for (let time = 0; time < 2; time++) {
      const page = await runs.page(evaluation, {}, undefined, Number.POSITIVE_INFINITY, { signal });
      expect(page.items).toHaveLength(5);
      expect(page).not.toHaveProperty("next");
    }
    expect(sent).toHaveLength(2);
    expect(runs.listsWhole).toBe(true);
  });

  test("that is empty is one page without a next one", async () => {
    const { runs } = server({ [`GET ${path}`]: { runs: [] } });
    expect(await runs.page(evaluation, {}, undefined, 2)).toEqual({ items: [] });
  });

  test("still goes on when runs before the cursor have left", async () => {
    const { runs } = server({ [`GET ${path}`]: runsOf("b", "c") });
    expect((await runs.page(evaluation, {}, "b", 2)).items.map(({ id }) => id)).toEqual(["c"]);
  });

  test("cannot go on after a run that has left: a CursorError that says to start again", async () => {
    const lost = server(five).runs.page(evaluation, {}, "z", 2);
    await expect(lost).rejects.toThrow(CursorError);
    await expect(lost).rejects.toThrow("humanloop: run z is gone; start the list again");
  });

  test("gives each run its evaluation as parent, by name where it is known", async () => {
    const { runs } = server(five);
    expect((await runs.page(evaluation, {}, undefined, 1)).items[0]?.parent).toEqual({ id: "evr_1", name: "Refunds" });
    expect((await runs.page({ key: "evr_1" }, {}, undefined, 1)).items[0]?.parent).toEqual({ id: "evr_1" });
  });

  test("is filtered by nothing at the server but the parent", async () => {
    const { runs, sent } = server(five);
    const query = { status: ["completed"], verdict: ["passed"], since: "2026-01-01T00:00:00.000Z" } as const;
    expect((await runs.page(evaluation, query, undefined, 9)).items).toHaveLength(5);
    expect(sent).toEqual([`GET ${path}`]);
    expect(runs.filters).toEqual({ parent: "server", status: "client", createdAt: "client", verdict: "client" });
  });
});

test("starting a Humanloop run sends the operation's own arguments once, and knows the evaluation", async () => {
  const { runs, sent } = server({ [`POST ${path}`]: { ...run, status: "pending" } });
  const body = { dataset: { id: "ds_1" }, version: { version_id: "prv_1" } };
  const started = await runs.start({ id: "evr_1", body });
  expect(started).toMatchObject({ address: ["evr_1", "run_1"], status: "pending", parent: { id: "evr_1" } });
  expect(sent).toEqual([`POST ${path} ${JSON.stringify(body)}`]);
});

describe("cancelling a Humanloop run", () => {
  const state = (status: string) => ({ runs: [{ ...run, status }] });
  const patch = `PATCH ${path}/run_1`;

  test.each(["pending", "running"])("that is %s sets its status to cancelled", async (status) => {
    const { runs, sent } = server({ [`GET ${path}`]: state(status), [patch]: { ...run, status: "cancelled" } });
    expect(await runs.cancel(["evr_1", "run_1"])).toMatchObject({
      address: ["evr_1", "run_1"],
      status: "cancelled",
      parent: { id: "evr_1" },
    });
    expect(sent).toEqual([`GET ${path}`, `${patch} {"status":"cancelled"}`]);
  });

  test.each(["completed", "cancelled"])("that is %s gives it unchanged, and sets nothing", async (status) => {
    const { runs, sent } = server({ [`GET ${path}`]: state(status) });
    expect(await runs.cancel(["evr_1", "run_1"])).toEqual(await runs.get(["evr_1", "run_1"]));
    expect(sent).toEqual([`GET ${path}`, `GET ${path}`]);
  });

  const refuse = () => Response.json({ detail: [{ msg: "the run has ended" }] }, { status: 422 });

  test("that ends meanwhile, so that Humanloop refuses, gives it as it ended", async () => {
    const states = ["running", "completed"];
    const { runs } = server({ [`GET ${path}`]: () => state(states.shift() ?? "none left"), [patch]: refuse });
    expect((await runs.cancel(["evr_1", "run_1"])).status).toBe("completed");
  });

  test("refused while it still runs is Humanloop's own error", async () => {
    const { runs } = server({ [`GET ${path}`]: state("running"), [patch]: refuse });
    await expect(runs.cancel(["evr_1", "run_1"])).rejects.toThrow(UnprocessableEntityError);
  });

  test("that is not there is a RunNotFoundError, and sets nothing", async () => {
    const { runs, sent } = server({ [`GET ${path}`]: { runs: [] } });
    await expect(runs.cancel(["evr_1", "run_1"])).rejects.toThrow(RunNotFoundError);
    expect(sent).toEqual([`GET ${path}`]);
  });
});
