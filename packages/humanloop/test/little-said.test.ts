// Humanloop's little words: none of them says more than it does.
import { expect, test } from "vitest";
import { server } from "./server.ts";

test("the run that others are compared with has passed by that no more than they", async () => {
  const run = { id: "run_1", status: "completed", control: true, created_at: "2025-08-05T10:00:00Z" };
  const { runs } = server({ "GET /evaluations/evr_1/runs": { runs: [run] } });
  expect((await runs.get(["evr_1", "run_1"])).verdict).toBe("none");
});

async function caseOf(judgment: object) {
  const options = ["null", "undefined"].map((name) => ({ name, valence: "positive" }));
  const evaluator = { id: "ev_1", version_id: "evv_1", name: "Policy", spec: { options } };
  const log = { datapoint: { id: "dp_1" }, log: { id: "log_1" }, evaluator_logs: [{ evaluator, ...judgment }] };
  const { runs } = server({ "GET /evaluations/evr_1/logs": { records: [log], page: 1, size: 100, total: 1 } });
  return (await runs.cases(["evr_1", "run_1"], undefined)).items[0];
}

test("an empty error is none: the output is the rationale", async () => {
  expect(await caseOf({ error: "", output: "polite" })).toMatchObject({ outcome: "undecided", rationale: "polite" });
});

test.each([{}, { judgment: null }])("an option called null or undefined is not chosen by %j", async (judgment) => {
  expect((await caseOf(judgment))?.outcome).toBe("undecided");
});

test.each([{ message: "no such file" }, "no such file"])("an error says its detail: %j", async (detail) => {
  const refusal = Response.json({ detail }, { status: 404 });
  const { runs } = server({ "GET /evaluations/evr_1/runs": refusal });
  const message = "humanloop GET /evaluations/{id}/runs → 404: no such file";
  await expect(runs.get(["evr_1", "run_1"])).rejects.toMatchObject({ message });
});

test("a start that may have happened is called by its evaluation, then its run", () => {
  const { runs } = server({});
  expect(runs.addressOf?.({ id: "evr_1" } as never, "run_1")).toEqual(["evr_1", "run_1"]);
});
