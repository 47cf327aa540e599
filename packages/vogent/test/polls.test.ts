import { describe, expect, test } from "vitest";
import { server } from "./server.ts";

const run = (id: string) => ({
  id,
  status: "RUNNING",
  callAgentId: "agent",
  versionedPromptId: "prompt",
  createdAt: "2026-11-01T10:00:00Z",
  aggregateResult: { numFailing: 0, numPassing: 0 },
});

describe("Vogent runs that are waited for together", () => {
  test("are in one list where their config is known; only three are worth a list", () => {
    const { shared } = server({}).runs;
    expect(shared.scopeOf(["run_1"], { id: "cfg_1", name: "Refunds" })).toBe("cfg_1");
    expect(shared.scopeOf(["run_1"], undefined)).toBeUndefined();
    expect([shared.least, shared.whole]).toEqual([3, undefined]);
  });

  test("are read from the config's first page, whose further pages are not", async () => {
    const { runs, sent } = server({ "GET /eval_configs/a%2Fb/runs": { data: [run("1"), run("2")], cursor: "next" } });
    expect((await runs.page({ key: "a/b" }, {}, undefined, 1e6)).items).toMatchObject([
      { address: ["1"], status: "running", parent: { id: "a/b" } },
      { address: ["2"], status: "running", parent: { id: "a/b" } },
    ]);
    expect(sent).toEqual(["GET /eval_configs/a%2Fb/runs?limit=100"]);
  });

  test("pass the signal on", async () => {
    const { runs, sent } = server({});
    const reason = new Error("enough");
    await expect(runs.page({ key: "cfg_1" }, {}, undefined, 1e6, { signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
    expect(sent).toEqual([]);
  });
});
