import { describe, expect, test } from "vitest";
import { run } from "./eval-run.ts";
import { run as kbRun } from "./kb-run.ts";
import { parametersOf, server } from "./server.ts";

const parent = { id: "parent_1" };

describe("Feather's evaluator runs that are waited for together", () => {
  test("are in one list of one session; two are worth a list", () => {
    const { shared } = server({}).runs;
    expect(shared.scopeOf(["run_1"], parent)).toBe('{"session_id":"parent_1"}');
    expect(shared.scopeOf(["run_1"], undefined)).toBeUndefined();
    expect([shared.least, shared.whole]).toEqual([2, undefined]);
  });

  test("are read from the session's first page, with nothing included that is not asked for", async () => {
    const { runs, sent } = server({ "GET /v1/eval-runs": { items: [run], has_more: true, next_cursor: "c" } });
    const key = runs.shared.scopeOf(["run_1"], { id: "session_1" }) ?? "";
    expect((await runs.page({ key }, {}, undefined, 1e6)).items).toEqual([
      await server({ "GET /v1/eval-runs/run_1": run }).runs.get(["run_1"]),
    ]);
    expect(sent.map(parametersOf)).toEqual([{ session_id: "session_1", limit: "200" }]);
  });
});

describe("Feather's knowledge-base runs that are waited for together", () => {
  test("are in one list of one suite; only three are worth a list", () => {
    const { shared } = server({}).kbRuns;
    expect(shared.scopeOf(["run_1"], parent)).toBe("parent_1");
    expect(shared.scopeOf(["run_1"], undefined)).toBeUndefined();
    expect([shared.least, shared.whole]).toEqual([3, undefined]);
  });

  test("are read from the suite's first page, also when the suite was deleted", async () => {
    const { kbRuns, sent } = server({
      "GET /v1/knowledge-base/evals/runs": {
        items: [kbRun, { ...kbRun, id: "run_2", suite_id: null }],
        has_more: true,
        next_cursor: "c",
      },
    });
    expect((await kbRuns.page({ key: "suite_1" }, {}, undefined, 1e6)).items).toMatchObject([
      { address: ["run_1"], parent: { id: "suite_1", name: "Refunds" } },
      { address: ["run_2"], parent: { id: "suite_1", name: "Refunds" } },
    ]);
    expect(sent.map(parametersOf)).toEqual([{ suite_id: "suite_1", limit: "200" }]);
  });
});

test.each(["runs", "kbRuns"] as const)("what is read for many %s is ended by the signal", async (kind) => {
  const { [kind]: source, sent } = server({});
  const reason = new Error("enough");
  const key = source.shared.scopeOf(["run_1"], parent) ?? "";
  await expect(source.page({ key }, {}, undefined, 1e6, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(sent).toEqual([]);
});
