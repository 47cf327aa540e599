import { hasEnded, NotFoundError } from "@evalbridge/core";
import { describe, expect, test } from "vitest";
import { run } from "./kb-run.ts";
import { server } from "./server.ts";

const path = "GET /v1/knowledge-base/evals/runs/run_1";
const read = (fields: object) => server({ [path]: { ...run, ...fields } }).kbRuns.get(["run_1"]);

describe("a knowledge-base run's status", () => {
  test.each([
    ["pending", "pending"],
    ["queued", "pending"],
    ["running", "running"],
    ["completed", "completed"],
    ["failed", "failed"],
    ["errored", "failed"],
    ["cancelled", "cancelled"],
    ["Queued", "pending"],
    ["COMPLETED", "completed"],
    ["archiving", "unknown"],
    ["", "unknown"],
  ])("%j is %s, and the word is kept", async (word, status) => {
    expect(await read({ status: word })).toMatchObject({ status, rawStatus: word });
  });

  test("that is unknown has ended once there is an end time, and not before", async () => {
    expect(hasEnded(await read({ status: "archiving" }))).toBe(true);
    expect(hasEnded(await read({ status: "archiving", completed_at: null }))).toBe(false);
  });
});

describe("a knowledge-base run's verdict", () => {
  const verdict = async (
    [passed, failed, errored, total]: readonly unknown[],
    threshold: unknown = 70,
    status = "completed",
  ) => {
    const cases = { passed_cases: passed, failed_cases: failed, errored_cases: errored, total_cases: total };
    return (await read({ ...cases, pass_threshold_snapshot: threshold, status })).verdict;
  };

  test.each([
    ["passed", "enough of all cases", [3, 1, 0, 4], 70],
    ["passed", "exactly the threshold", [7, 3, 0, 10], 70],
    ["passed", "exactly a threshold that is no binary fraction", [7, 93, 0, 100], 7],
    ["passed", "enough of all cases, errored ones counted", [8, 1, 1, 10], 80],
    ["passed", "a threshold of 0 and nothing passing", [0, 2, 0, 2], 0],
    ["passed", "a threshold of 100 and everything passing", [2, 0, 0, 2], 100],
    ["failed", "too few of all cases", [1, 3, 0, 4], 70],
    ["failed", "one case too few", [69, 31, 0, 100], 70],
    ["failed", "too few even of the cases that could be judged", [1, 2, 1, 4], 70],
    ["failed", "a threshold of 100 and one failing", [3, 1, 0, 4], 100],
    ["none", "enough of the judged cases, too few of all", [1, 0, 1, 2], 80],
    ["none", "exactly the threshold of the judged cases, too few of all", [7, 3, 2, 12], 70],
    ["none", "zero cases", [0, 0, 0, 0], 70],
    ["none", "zero cases and a threshold of 0", [0, 0, 0, 0], 0],
    ["none", "all cases errored", [0, 0, 3, 3], 70],
    ["none", "all cases errored and a threshold of 0", [0, 0, 3, 3], 0],
    ["none", "a threshold above 100", [3, 1, 0, 4], 170],
    ["none", "a threshold below 0", [3, 1, 0, 4], -1],
    ["none", "no threshold", [3, 1, 0, 4], null],
    ["none", "no count of passed cases", [null, 1, 0, 4], 70],
    ["none", "no count of errored cases", [3, 1, null, 4], 70],
    ["none", "no count of all cases", [3, 1, 0, null], 70],
    ["none", "a count below zero", [3, 1, -1, 4], 70],
    ["none", "a count that is not whole", [3.5, 0.5, 0, 4], 70],
    ["none", "more passed than there are", [5, 0, 0, 4], 70],
    ["none", "more errored than there are", [0, 0, 5, 4], 70],
  ] as const)("is %s with %s: %j at %j %%", async (expected, _, cases, threshold) => {
    expect(await verdict(cases, threshold)).toBe(expected);
  });

  test.each(["pending", "queued", "running", "failed", "errored", "cancelled", "archiving"])(
    "is none while the status is %s, whatever the counts",
    async (status) => {
      expect(await verdict([4, 0, 0, 4], 70, status)).toBe("none");
      expect(await verdict([0, 4, 0, 4], 70, status)).toBe("none");
    },
  );
});

describe("a knowledge-base run", () => {
  test("has what Feather says of it, and nothing else: no score, for the scale of the average is not documented", async () => {
    expect(await read({})).toEqual({
      address: ["run_1"],
      provider: "feather",
      id: "run_1",
      parent: { id: "suite_1", name: "Refunds" },
      status: "completed",
      rawStatus: "completed",
      verdict: "passed",
      progress: { completed: 4, total: 4 },
      counts: { passed: 3, failed: 1, errored: 0, total: 4 },
      costUsd: 0.021,
      createdAt: "2026-11-12T09:00:00.000Z",
      startedAt: "2026-11-12T09:00:02.000Z",
      endedAt: "2026-11-12T09:01:27.804Z",
      raw: run,
    });
  });

  test("has no parent once its suite is deleted, and a parent without a name where there is none", async () => {
    expect(await read({ suite_id: null })).not.toHaveProperty("parent");
    expect((await read({ suite_name_snapshot: "" })).parent).toEqual({ id: "suite_1" });
  });

  test("leaves out counts that cannot be counts", async () => {
    expect((await read({ passed_cases: -1, failed_cases: 1.5, errored_cases: null })).counts).toEqual({ total: 4 });
    const none = { passed_cases: null, failed_cases: null, errored_cases: null, total_cases: null };
    expect(await read(none)).not.toHaveProperty("counts");
  });

  test("has a progress while it runs, and none where the numbers do not fit", async () => {
    const running = await read({ status: "running", completed_cases: 1, total_cases: 3 });
    expect(running.progress).toEqual({ completed: 1, total: 3 });
    expect((await read({ completed_cases: 0, total_cases: 0 })).progress).toEqual({ completed: 0, total: 0 });
    expect(await read({ completed_cases: 5 })).not.toHaveProperty("progress");
    expect(await read({ completed_cases: null })).not.toHaveProperty("progress");
  });

  test("costs what Feather says, also nothing; a cost that cannot be is absent", async () => {
    expect((await read({ total_cost_usd: 0 })).costUsd).toBe(0);
    expect(await read({ total_cost_usd: -1 })).not.toHaveProperty("costUsd");
    expect(await read({ total_cost_usd: null })).not.toHaveProperty("costUsd");
    expect(await read({ total_cost_usd: "0.02" })).not.toHaveProperty("costUsd");
  });

  test("tells its error in Feather's words; an empty text is none", async () => {
    expect((await read({ error_message: "No index." })).error).toEqual({ message: "No index." });
    expect(await read({ error_message: "" })).not.toHaveProperty("error");
  });

  test("that has not begun has no times but its creation", async () => {
    const record = await read({ status: "queued", started_at: null, completed_at: null });
    expect(record.createdAt).toBe("2026-11-12T09:00:00.000Z");
    expect(record).not.toHaveProperty("startedAt");
    expect(record).not.toHaveProperty("endedAt");
  });

  test("that is not there is a NotFoundError", async () => {
    await expect(server({}).kbRuns.get(["run_9"])).rejects.toBeInstanceOf(NotFoundError);
  });
});
