import { describe, expect, test } from "vitest";
import { complete, running } from "./records.ts";
import { list, server } from "./server.ts";

describe("Bland runs that are waited for together", () => {
  test("are all of one group, whatever they belong to; only three are worth a list", () => {
    const { shared } = server({}).runs;
    expect(shared.groupOf(["run_1"], undefined)).toBe(shared.groupOf(["run_2"], { id: "setup_1" }));
    expect([shared.least, shared.whole]).toEqual([3, undefined]);
  });

  test("are read from the first page of all runs, whose further pages are not", async () => {
    const { runs, sent } = server({ "GET /v1/evals/runs": list([complete, running], "next") });
    const group = runs.shared.groupOf(["run_1"], undefined) ?? "";
    expect(await runs.shared.read(group)).toMatchObject([
      { address: [complete.id], status: "completed", raw: complete },
      { address: [running.id], status: "running", progress: { completed: 87, total: 200 } },
    ]);
    expect(sent).toEqual(["GET /v1/evals/runs?limit=100"]);
  });

  test("pass the signal on", async () => {
    const { runs, sent } = server({});
    const reason = new Error("enough");
    await expect(runs.shared.read("all", { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(sent).toEqual([]);
  });
});
