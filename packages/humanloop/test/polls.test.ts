import { describe, expect, test } from "vitest";
import { server } from "./server.ts";

const run = (id: string, status = "running") => ({
  id,
  orchestrated: true,
  added_at: "2025-08-11T09:30:00Z",
  created_at: "2025-08-05T10:00:00Z",
  status,
  control: false,
});
const path = "/evaluations/evr_1/runs";

describe("Humanloop runs that are waited for together", () => {
  test("are in one list of one evaluation; two are worth the request, and half a name is in none", () => {
    const { shared } = server({}).runs;
    expect(shared.scopeOf(["evr_1", "run_1"], undefined)).toBe("evr_1");
    expect(shared.scopeOf(["run_1"], { id: "evr_1" })).toBeUndefined();
    expect([shared.least, shared.whole]).toEqual([2, true]);
  });

  test("are read by the request that reads one, and are the same records", async () => {
    const { runs, sent } = server({ [`GET ${path}`]: { runs: [run("run_1"), run("run_2", "completed")] } });
    const together = await runs.page({ key: "evr_1" }, {}, undefined, 1e6);
    expect(together.items).toEqual([await runs.get(["evr_1", "run_1"]), await runs.get(["evr_1", "run_2"])]);
    expect(sent).toEqual(Array.from({ length: 3 }, () => `GET ${path}`));
  });

  test("pass the signal on", async () => {
    const { runs, sent } = server({});
    const reason = new Error("enough");
    await expect(runs.page({ key: "evr_1" }, {}, undefined, 1e6, { signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
    expect(sent).toEqual([]);
  });
});
