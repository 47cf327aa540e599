import { NotFoundError } from "@evalbridge/core";
import { describe, expect, test } from "vitest";
import { run, score } from "./eval-run.ts";
import { server } from "./server.ts";

const path = "GET /v1/eval-runs/run_1";
const read = (fields: object) => server({ [path]: { ...run, ...fields } }).runs.get(["run_1"]);
const judged = (...passed: unknown[]) => passed.map((value) => ({ ...score, passed: value }));

describe("an evaluator run's status", () => {
  test.each([
    ["pending", "pending"],
    ["running", "running"],
    ["completed", "completed"],
    ["failed", "failed"],
    ["errored", "failed"],
    ["Completed", "completed"],
    ["ERRORED", "failed"],
    ["cancelled", "unknown"],
    ["archiving", "unknown"],
    ["", "unknown"],
  ])("%j is %s, and the word is kept", async (word, status) => {
    expect(await read({ status: word })).toMatchObject({ status, rawStatus: word });
  });
});

describe("an evaluator run's verdict", () => {
  test.each([
    ["one score that passed", "passed", [true]],
    ["several that all passed", "passed", [true, true, true]],
    ["one that failed", "failed", [false]],
    ["one that failed among passed", "failed", [true, false, true]],
    ["one that failed among undecided", "failed", [null, false]],
    ["no scores", "none", []],
    ["one undecided", "none", [null]],
    ["some undecided, none failed", "none", [true, null]],
    ["a score that does not say", "none", [undefined]],
    ["a score that says it in another type", "none", ["true"]],
  ])("with %s is %s", async (_, verdict, passed) => {
    expect((await read({ scores: judged(...passed) })).verdict).toBe(verdict);
  });

  test("is none where the scores are left out", async () => {
    expect((await read({ scores: undefined })).verdict).toBe("none");
  });

  test.each([true, false])("is failed by a failing score whose blocking is %s", async (blocking) => {
    expect((await read({ scores: [{ ...score, passed: false, blocking }, score] })).verdict).toBe("failed");
  });

  test.each(["pending", "running", "failed", "errored", "archiving"])(
    "is none while the status is %s, whatever the scores",
    async (status) => {
      expect((await read({ status, scores: judged(true) })).verdict).toBe("none");
      expect((await read({ status, scores: judged(false) })).verdict).toBe("none");
    },
  );
});

describe("an evaluator run's counts", () => {
  test("are of its scores: passed, failed, undecided and all", async () => {
    expect((await read({ scores: judged(true, true, false, null) })).counts).toEqual({
      passed: 2,
      failed: 1,
      undecided: 1,
      total: 4,
    });
  });

  test("are zeros for an empty list, and absent where the list is left out", async () => {
    expect((await read({ scores: [] })).counts).toEqual({ passed: 0, failed: 0, undecided: 0, total: 0 });
    expect(await read({ scores: undefined })).not.toHaveProperty("counts");
  });
});

describe("an evaluator run's score", () => {
  const scoreOf = async (...values: unknown[]) =>
    (await read({ scores: values.map((value) => ({ ...score, value })) })).score;

  test.each([0, 0.8, 1])("is the value %d of the only score", async (value) => {
    expect(await scoreOf(value)).toBe(value);
  });

  test.each([null, 1.2, -0.1, "0.5"])("is absent for the value %j", async (value) => {
    expect(await scoreOf(value)).toBeUndefined();
  });

  test("is absent with several scores, though each has a value, and with none", async () => {
    expect(await scoreOf(0.5, 0.5)).toBeUndefined();
    expect(await scoreOf()).toBeUndefined();
  });

  test("is absent for a number too large to be one", async () => {
    const huge = JSON.stringify({ ...run, scores: [{ ...score, value: 0.125 }] }).replace("0.125", "1e999");
    expect(await server({ [path]: new Response(huge) }).runs.get(["run_1"])).not.toHaveProperty("score");
  });
});

describe("an evaluator run", () => {
  test("has its session as parent, its times in UTC, and nothing that Feather does not say", async () => {
    expect(await read({})).toEqual({
      address: ["run_1"],
      provider: "feather",
      id: "run_1",
      parent: { id: "session_1" },
      status: "completed",
      rawStatus: "completed",
      verdict: "passed",
      counts: { passed: 1, failed: 0, undecided: 0, total: 1 },
      score: 0.8,
      createdAt: "2026-11-03T09:00:00.000Z",
      startedAt: "2026-11-03T09:00:01.000Z",
      endedAt: "2026-11-03T09:00:09.518Z",
      raw: run,
    });
  });

  test("that has not begun has no times but its creation", async () => {
    const record = await read({ status: "pending", started_at: null, finished_at: null });
    expect(record.createdAt).toBe("2026-11-03T09:00:00.000Z");
    expect(record).not.toHaveProperty("startedAt");
    expect(record).not.toHaveProperty("endedAt");
  });

  test("tells its error in Feather's words; an empty text is none", async () => {
    const record = await read({ status: "errored", error_text: "The judge did not answer." });
    expect(record.error).toEqual({ message: "The judge did not answer." });
    expect(await read({ status: "errored", error_text: "" })).not.toHaveProperty("error");
  });

  test("is asked for alone, without its session, turns and recording", async () => {
    const { runs, sent } = server({ [path]: run });
    await runs.get(["run_1"]);
    expect(sent).toEqual(["GET /v1/eval-runs/run_1"]);
  });

  test("that is not there is a NotFoundError", async () => {
    await expect(server({}).runs.get(["run_9"])).rejects.toBeInstanceOf(NotFoundError);
  });
});
