import { describe, expect, test } from "vitest";
import { complete, running } from "./records.ts";
import { list, server } from "./server.ts";

describe("Bland runs that are waited for together", () => {
  test("are all in one list, whatever they belong to; only three are worth a list", () => {
    const { shared } = server({}).runs;
    expect(shared.scopeOf(["run_1"], undefined)).toBe(shared.scopeOf(["run_2"], { id: "setup_1" }));
    expect([shared.least, shared.whole]).toEqual([3, undefined]);
  });

  test("are read from the first page of all runs, whose further pages are not", async () => {
    const { runs, sent } = server({ "GET /v1/evals/runs": list([complete, running], "next") });
    const key = runs.shared.scopeOf(["run_1"], undefined) ?? "";
    expect((await runs.page({ key }, {}, undefined, 1e6)).items).toMatchObject([
      { address: [complete.id], status: "completed", raw: complete },
      { address: [running.id], status: "running", progress: { completed: 87, total: 200 } },
    ]);
    expect(sent).toEqual(["GET /v1/evals/runs?limit=100"]);
  });

  test("pass the signal on", async () => {
    const { runs, sent } = server({});
    const reason = new Error("enough");
    await expect(runs.page({ key: "{}" }, {}, undefined, 1e6, { signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
    expect(sent).toEqual([]);
  });
});
