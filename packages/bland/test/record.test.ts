import { describe, expect, test } from "vitest";
import type { EvalRun } from "../src/index.ts";
import { toRecord } from "../src/record.ts";
import { complete, result, running, whole } from "./records.ts";
import { list, server } from "./server.ts";

async function read(fields: object) {
  const { runs } = server({ "GET /v1/evals/runs/run_1": { ...whole, ...fields } });
  return runs.get(["run_1"]);
}

/** Also with what the types rule out: a server may send anything. */
const summarised = (fields: object, run: object = {}) => read({ ...run, summary: { ...complete.summary, ...fields } });

async function listed(...items: object[]) {
  const { runs } = server({ "GET /v1/evals/runs": list(items) });
  const { items: scopes } = await runs.scopes({}, undefined);
  return (await runs.page(scopes[0] ?? { key: "" }, {}, undefined, 10)).items;
}

describe("a Bland run's status", () => {
  test.each([
    ["PENDING", "pending"],
    ["QUEUED", "pending"],
    ["RUNNING", "running"],
    ["COMPLETE", "completed"],
    ["completed", "completed"],
    ["PARTIAL", "partial"],
    ["FAILED", "failed"],
    ["CANCELLED", "cancelled"],
    ["complete", "completed"],
    ["Queued", "pending"],
    ["COMPLETED", "completed"],
    ["ARCHIVED", "unknown"],
    ["", "unknown"],
  ])("%j is %s, and the word is kept", async (word, status) => {
    expect(await read({ status: word })).toMatchObject({ status, rawStatus: word });
  });
});

describe("a Bland run's verdict", () => {
  test("is passed where overall_pass is true, a threshold is set and something was judged", async () => {
    expect((await summarised({})).verdict).toBe("passed");
    expect((await summarised({ pass_threshold_pct: 0 })).verdict).toBe("passed");
    expect((await summarised({ pass_threshold_pct: 100 })).verdict).toBe("passed");
  });

  test("is failed where overall_pass is false", async () => {
    expect((await summarised({ overall_pass: false })).verdict).toBe("failed");
    expect((await summarised({ overall_pass: false, pass_threshold_pct: null })).verdict).toBe("failed");
  });

  test.each([null, undefined, -1, 101, "75"])("is none with a threshold of %j", async (threshold) => {
    expect((await summarised({ pass_threshold_pct: threshold })).verdict).toBe("none");
  });

  test.each([
    { resolved_atom_count: 0, completed_atom_count: 0 },
    { completed_atom_count: 0 },
    { resolved_atom_count: null },
  ])("is none where nothing was judged: %j", async (atoms) => {
    expect((await summarised({}, atoms)).verdict).toBe("none");
  });

  test("is none without a summary, and where the summary does not say", async () => {
    expect((await read({ summary: null })).verdict).toBe("none");
    expect((await summarised({ overall_pass: null })).verdict).toBe("none");
    expect((await summarised({ overall_pass: "true" })).verdict).toBe("none");
  });

  test("holds for a partial run", async () => {
    expect((await summarised({}, { status: "PARTIAL" })).verdict).toBe("passed");
    expect((await summarised({ overall_pass: false }, { status: "PARTIAL" })).verdict).toBe("failed");
  });

  test.each(["PENDING", "QUEUED", "RUNNING", "FAILED", "CANCELLED", "ARCHIVED"])(
    "is none while the status is %s, whatever a partial summary says",
    async (status) => {
      expect((await summarised({}, { status })).verdict).toBe("none");
      expect((await summarised({ overall_pass: false }, { status })).verdict).toBe("none");
    },
  );
});

describe("a Bland run's numbers", () => {
  test("in Bland's own sample are 39 passed of 50: the 48 successful calls were judged, not passed", async () => {
    const [run] = await listed(complete);
    expect(run?.counts).toEqual({ passed: 39, errored: 2, undecided: 1, total: 50 });
    expect(JSON.stringify(run?.counts)).not.toContain("48");
    expect(run?.score).toBe(0.824);
    expect(run).toMatchObject({
      status: "completed",
      verdict: "passed",
      progress: { completed: 150, total: 150 },
      costUsd: 1.24,
    });
  });

  test("while it runs are its progress and its size", async () => {
    const [run] = await listed(running);
    expect(run).toEqual({
      address: [running.id],
      provider: "bland",
      id: running.id,
      status: "running",
      rawStatus: "RUNNING",
      verdict: "none",
      progress: { completed: 87, total: 200 },
      counts: { total: 100 },
      createdAt: "2026-05-27T02:00:00.000Z",
      startedAt: "2026-05-27T02:00:08.000Z",
      raw: running,
    });
  });

  test("count nothing as failed, which Bland does not say", async () => {
    expect((await summarised({ target_match_count: 0 })).counts).toEqual({
      passed: 0,
      errored: 2,
      undecided: 1,
      total: 50,
    });
  });

  test("that are NaN or infinite are absent", () => {
    for (const broken of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const summary = { ...whole.summary, overall_score_mean: broken, pass_threshold_pct: broken };
      const atoms = { resolved_atom_count: broken, completed_atom_count: broken, resolved_call_count: broken };
      const record = toRecord({ ...whole, ...atoms, summary, billable_cost_usd: broken } as EvalRun);
      expect(record.verdict).toBe("none");
      expect(record.counts).not.toHaveProperty("total");
      for (const name of ["score", "progress", "costUsd"]) expect(record).not.toHaveProperty(name);
    }
  });

  test("that cannot be counts are absent", async () => {
    const broken = { target_match_count: -1, failed_call_count: 1.5, insufficient_evidence_count: null };
    expect((await summarised(broken)).counts).toEqual({ total: 50 });
    expect(await summarised(broken, { resolved_call_count: null })).not.toHaveProperty("counts");
  });

  test.each([
    [0, 0],
    [100, 1],
    [53.3, 0.533],
    [82.4, 0.824],
    [100.1, undefined],
    [-0.1, undefined],
    [null, undefined],
    ["82", undefined],
  ])("make a mean score of %j the score %j", async (mean, score) => {
    expect((await summarised({ overall_score_mean: mean })).score).toBe(score);
  });

  test.each([[{ completed_atom_count: 151 }], [{ completed_atom_count: -1 }], [{ resolved_atom_count: null }]])(
    "make no progress of %j",
    async (atoms) => {
      expect(await read(atoms)).not.toHaveProperty("progress");
    },
  );

  test.each([
    [0, 0],
    [null, undefined],
    [-1, undefined],
    ["1.24", undefined],
  ])("make a price of %j dollars the cost %j", async (price, cost) => {
    expect((await read({ billable_cost_usd: price })).costUsd).toBe(cost);
  });
});

describe("a Bland run", () => {
  test("has three times in UTC where they are known", async () => {
    expect(await read({ created_at: "2026-05-20T16:00:00+02:00" })).toMatchObject({
      createdAt: "2026-05-20T14:00:00.000Z",
      startedAt: "2026-05-20T14:00:05.000Z",
      endedAt: "2026-05-20T14:03:42.000Z",
    });
    const untimed = await read({ created_at: "soon", started_at: null, completed_at: null });
    for (const name of ["createdAt", "startedAt", "endedAt"]) expect(untimed).not.toHaveProperty(name);
  });

  test("has its workbench setup as parent, and none without one", async () => {
    expect((await read({})).parent).toEqual({ id: complete.workbench_setup_id });
    expect(await read({ workbench_setup_id: null })).not.toHaveProperty("parent");
  });

  test("has the error that Bland gives", async () => {
    const failed = { status: "FAILED", error_code: "BILLING", error_message: "No billing record" };
    expect((await read(failed)).error).toEqual({ code: "BILLING", message: "No billing record" });
    expect((await read({ ...failed, error_code: null })).error).toEqual({ message: "No billing record" });
    expect((await read({ ...failed, error_message: null })).error).toEqual({ code: "BILLING", message: "BILLING" });
    expect(await read({ error_message: "" })).not.toHaveProperty("error");
    expect(await read({})).not.toHaveProperty("error");
  });

  test("has no error in lists, where Bland gives none, even when it failed", async () => {
    const [run] = await listed({ ...complete, status: "FAILED", summary: null });
    expect(run?.status).toBe("failed");
    expect(run).not.toHaveProperty("error");
  });

  test("keeps Bland's own record", async () => {
    expect((await read({})).raw).toEqual(whole);
    expect((await listed(complete))[0]?.raw).toEqual(complete);
  });
});

describe("a case of a Bland run", () => {
  const caseOf = async (fields: object) => {
    const { runs } = server({ "GET /v1/evals/runs/run_1/agent-results": list([{ ...result, ...fields }]) });
    return (await runs.cases(["run_1"], undefined)).items[0];
  };

  test.each([
    [{}, "passed"],
    [{ is_target_match: false }, "failed"],
    [{ is_target_match: null }, "undecided"],
    [{ is_insufficient_evidence: true }, "undecided"],
    [{ is_insufficient_evidence: true, is_target_match: false }, "undecided"],
    [{ failed: true }, "errored"],
    [{ failed: true, is_insufficient_evidence: true, is_target_match: null }, "errored"],
  ])("with %j is judged %s", async (fields, outcome) => {
    expect((await caseOf(fields))?.outcome).toBe(outcome);
  });

  test("is keyed by its call and agent, whichever version of the agent judged", async () => {
    expect((await caseOf({}))?.key).toBe("call_1/agent_1");
    expect((await caseOf({ eval_agent_version_id: "version_2" }))?.key).toBe("call_1/agent_1");
  });

  test.each([
    [90, 0.9],
    [0, 0],
    [100.5, undefined],
    [null, undefined],
  ])("scored %j has the score %j", async (score, expected) => {
    expect((await caseOf({ score_normalized_0_100: score }))?.score).toBe(expected);
  });

  test("gives its reasoning as rationale, else why it failed, and keeps Bland's own record", async () => {
    const failure = { failed: true, failure_code: "TIMEOUT", failure_message: "The judge did not answer." };
    expect(await caseOf({})).toMatchObject({ rationale: "The caller was refunded.", raw: result });
    expect((await caseOf(failure))?.rationale).toBe("The caller was refunded.");
    expect((await caseOf({ ...failure, reasoning_md: null }))?.rationale).toBe("The judge did not answer.");
    expect(await caseOf({ reasoning_md: null })).not.toHaveProperty("rationale");
  });
});
