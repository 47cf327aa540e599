import type { Run } from "@evalbridge/bridge";
import { describe, expect, test } from "vitest";
import { judge } from "../../src/gate/judge.ts";
import { blandRun } from "./records/bland.ts";
import { featherRun, kbRun } from "./records/feather.ts";
import { humanloopRun } from "./records/humanloop.ts";
import { vogentRun } from "./records/vogent.ts";

const loose = { pass_threshold_snapshot: 0 };
const lines = (report: ReturnType<typeof judge>) =>
  report.rules.map(({ rule, ref = "all", outcome }) => `${rule} ${ref} ${outcome}`);

describe("a gate's report", () => {
  test("of nothing says that there is nothing", () => {
    const { rules, ...rest } = judge({ runs: [] });
    expect(rules).toEqual([
      { rule: "readable", outcome: "unanswerable", message: "no runs were given: there is nothing to judge" },
    ]);
    expect(rest).toEqual({
      format: "evalbridge-gate-1",
      outcome: "unanswerable",
      exitCode: 3,
      runs: [],
      cases: [],
      notes: [],
      policy: {},
    });
  });

  test("has the rules in a fixed order, each for the runs in theirs", async () => {
    const runs = [await vogentRun(), await blandRun()];
    expect(lines(judge({ runs, policy: { maxCostUsd: 1, minCases: 1 } }))).toEqual([
      "readable vogent:run_1 passed",
      "readable bland:run_1 passed",
      "ended vogent:run_1 passed",
      "ended bland:run_1 passed",
      "status vogent:run_1 passed",
      "status bland:run_1 passed",
      "verdict vogent:run_1 passed",
      "verdict bland:run_1 passed",
      "zero-cases vogent:run_1 passed",
      "zero-cases bland:run_1 passed",
      "min-cases vogent:run_1 passed",
      "min-cases bland:run_1 passed",
      "max-cost-usd all over-budget",
    ]);
  });

  test("shows what a run failed with, and the provider's word for its status where it is another", async () => {
    const failed = await blandRun({ run: { status: "FAILED", error_code: "NO_CREDIT", error_message: "No credit." } });
    const { runs, rules } = judge({ runs: [failed, await kbRun()] });
    expect(runs[0]?.error).toEqual({ code: "NO_CREDIT", message: "No credit." });
    expect(rules.filter(({ rule }) => rule === "status").map(({ message }) => message)).toEqual([
      "status is failed (FAILED): No credit.; asked: completed",
      "status is completed",
    ]);
  });

  test("asks of a run that has not ended nothing but whether it has", async () => {
    const runs = [await vogentRun({ status: "RUNNING", numFailing: 3 })];
    const report = judge({ runs, policy: { minScore: 1, minCases: 100, maxCostUsd: 0 } });
    expect(lines(report)).toEqual([
      "readable vogent:run_1 passed",
      "ended vogent:run_1 unfinished",
      "max-cost-usd all unfinished",
    ]);
    expect(report.rules.at(-1)?.message).toBe(
      "cannot be asked of all runs together: vogent:run_1 has not ended: running (RUNNING)",
    );
  });

  test("shows head runs as given, then the base, then history with the oldest first, all without their records", async () => {
    const history = await Promise.all(
      ["2026-03-01", "2026-01-01", "2026-02-01"].map(async (day) => {
        const { run } = await blandRun({ id: day, run: { created_at: `${day}T00:00:00Z` } });
        return run as Run;
      }),
    );
    const runs = [await blandRun({ id: "b" }), await blandRun({ id: "a" })];
    const report = judge({ runs, base: await blandRun({ id: "base" }), history });
    expect(report.runs.map(({ ref, role }) => `${ref} ${role}`)).toEqual([
      "bland:b head",
      "bland:a head",
      "bland:base base",
      "bland:2026-01-01 history",
      "bland:2026-02-01 history",
      "bland:2026-03-01 history",
    ]);
    expect(report.runs[0]).toMatchObject({ status: "completed", rawStatus: "COMPLETE", parent: { id: "setup_1" } });
    expect(report.runs[0]?.passRate).toMatchObject({ passed: 39, total: 50, unit: "counts", confidence: 0.95 });
    expect(report.runs.every((run) => !("raw" in run))).toBe(true);
    expect(report.cases[0]?.cells[0]).toEqual({
      ref: "bland:b",
      outcome: "passed",
      score: 0.9,
      rationale: "The caller was refunded.",
    });
    expect(judge({ runs: [await kbRun()] }).runs[0]?.parent).toEqual({ id: "suite_1", name: "Refunds" });
    expect(judge({ runs: [await humanloopRun()] }).runs[0]).not.toHaveProperty("counts");
  });

  test("names a run that was not asked for on one line, whatever was asked for", async () => {
    const { rules } = judge({ runs: [{ ...(await vogentRun()), ref: "vogent:\u001b[2J\nrun_7\u202e" }] });
    expect(rules[0]?.message).toMatch(/^asked for vogent:\S* ?run_7\S*, and vogent:run_1 was given$/u);
    expect(rules[0]?.message).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  test("shows cases of two sources apart, though their ids are the same", async () => {
    const runs = [await vogentRun(), await vogentRun({ source: "vogent-eu" })];
    const { cases } = judge({ runs });
    expect(cases.map(({ key, cells }) => `${key} ${cells.map(({ ref }) => ref).join()}`)).toEqual([
      "rec_1 vogent:run_1",
      "rec_2 vogent:run_1",
      "rec_3 vogent:run_1",
      "rec_1 vogent-eu:run_1",
      "rec_2 vogent-eu:run_1",
      "rec_3 vogent-eu:run_1",
    ]);
  });

  test("has no line about counts that agree with the cases", async () => {
    const { rules } = judge({ runs: [await vogentRun(), await kbRun(), await blandRun(), await featherRun()] });
    expect(rules.filter(({ rule }) => rule === "counts")).toEqual([]);
    const failed = await kbRun({ results: {}, run: { status: "failed", total_cases: 2 } });
    expect(judge({ runs: [failed] }).rules.filter(({ rule }) => rule === "counts")).toEqual([]);
  });

  test("shows history of one time in the order of its references", async () => {
    const read = await Promise.all(["b", "c", "a"].map((id) => blandRun({ id })));
    const { runs } = judge({ runs: [], history: read.flatMap(({ run }) => run ?? []) });
    expect(runs.map(({ ref }) => ref)).toEqual(["bland:a", "bland:b", "bland:c"]);
  });

  test("shows each case once, with what every run says of it, the base last", async () => {
    const runs = [
      await kbRun({ id: "one", results: { a: true, b: false }, run: loose }),
      await kbRun({ id: "two", results: { b: true, c: true, gone: true }, run: loose }),
    ];
    const base = await kbRun({ id: "base", results: { d: true, b: true, a: false } });
    const { cases, comparison } = judge({ runs, base });
    const shown = cases.map(({ key, cells, change, flaky }) => {
      return [key, cells.map(({ ref, outcome }) => `${ref.slice(11)} ${outcome}`).join(", "), change, flaky];
    });
    expect(shown).toEqual([
      ["a", "one passed, base failed", "fixed", undefined],
      ["b", "one failed, two passed, base passed", "regressed", true],
      ["c", "two passed", "new", undefined],
      [undefined, "two passed", "new", undefined],
      ["d", "base passed", "missing", undefined],
    ]);
    expect(cases[0]).toMatchObject({ name: "Question a", cells: [{ rationale: "Compared with the article." }, {}] });
    expect(comparison).toEqual({
      base: "feather-kb:base",
      paired: true,
      regressed: 1,
      fixed: 1,
      same: 0,
      missing: 1,
      new: 2,
      pValue: 0.75,
    });
  });

  test("compares rates where no case can be matched, and says so", async () => {
    const twenty = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`gone_${index}`, index < 19]));
    const [head, base] = [await kbRun({ results: twenty, run: loose }), await kbRun({ id: "base", results: twenty })];
    const report = judge({ runs: [head], base });
    expect(report.comparison).toMatchObject({ paired: false, regressed: 0, difference: { value: 0 } });
    expect(report.comparison?.difference?.low).toBeCloseTo(-(report.comparison?.difference?.high ?? 0), 12);
    expect(report.cases.every(({ change }) => change === undefined)).toBe(true);
    expect(report.notes).toContain(
      "unpaired: no case can be matched with one of the base feather-kb:base, so that only rates are compared",
    );
  });

  test("says that the judge moved where an eval agent was revised since the base", async () => {
    const verdicts = [{ call: "c_1" }, { call: "c_1", agent: "tone" }];
    const revised = [
      { call: "c_1", version: "version_2" },
      { call: "c_1", agent: "tone" },
    ];
    const report = judge({
      runs: [await blandRun({ verdicts: revised })],
      base: await blandRun({ id: "base", verdicts }),
    });
    expect(report.outcome).toBe("passed");
    expect(report.notes).toEqual([
      'the judge moved, not only the agent: eval agent "agent_1" was "version_1" in the base and is "version_2" here',
    ]);
    expect(JSON.stringify(report)).not.toContain("eval_agent_version_id");
    const joined = await blandRun({ verdicts: [...verdicts, { call: "c_1", agent: "new" }] });
    expect(judge({ runs: [joined], base: await blandRun({ id: "base", verdicts }) }).notes).toEqual([]);
    const half = [...revised, { call: "c_2" }];
    const partly = judge({
      runs: [await blandRun({ verdicts: half })],
      base: await blandRun({ id: "base", verdicts }),
    });
    expect(partly.notes.join()).toContain('was "version_1" in the base and is "version_1", "version_2" here');
    expect(
      judge({ runs: [await blandRun({ verdicts })], base: await blandRun({ id: "base", verdicts }) }).notes,
    ).toEqual([]);
  });

  test("says of a base what it cannot show", async () => {
    const results = { a: false, b: null };
    const base = await kbRun({ id: "base", results, run: { status: "cancelled" } });
    expect(
      judge({ runs: [await kbRun({ results: { a: true, b: true, gone: true } })], base, policy: { margin: 0.1 } })
        .notes,
    ).toEqual([
      "the base feather-kb:base is cancelled: what it did not judge cannot regress",
      "nothing passed in the base feather-kb:base: nothing can regress",
      "1 case without a key cannot be compared with the base",
      "margin is asked only where no case can be paired; cases were paired",
    ]);
    const mixed = await kbRun({ id: "base", results: { a: true, b: false } });
    expect(judge({ runs: [await kbRun({ results: { a: true, b: true } })], base: mixed }).notes).toEqual([]);
    expect(judge({ runs: [await vogentRun()], base: await vogentRun({ id: "base" }) }).notes).toEqual([
      "Vogent: a record that was edited in between is still the same record, and nothing shows it",
    ]);
  });

  test("makes one case of a Feather run, with the score that decided it", async () => {
    const failing = await featherRun({ scores: [{ passed: true }, { passed: false, value: 0.1 }] });
    const errored = await featherRun({ id: "run_2", session: "session_2", run: { status: "errored" } });
    const { cases, pooled } = judge({ runs: [failing, errored] });
    expect(cases.map(({ key, cells }) => [key, cells.map(({ outcome }) => outcome)])).toEqual([
      ["session_1/evaluator_1", ["failed"]],
      ["session_2/evaluator_1", ["errored"]],
    ]);
    const mixed = await featherRun({
      scores: [
        { passed: true, rationale: "Polite." },
        { passed: false, rationale: "Wrong price." },
      ],
    });
    expect(judge({ runs: [mixed] }).cases[0]?.cells).toEqual([
      { ref: "feather:run_1", outcome: "failed", rationale: "Wrong price." },
    ]);
    expect(pooled).toMatchObject({ passed: 0, total: 2, unit: "cases" });
  });

  test("pools counts of one unit, else cases, and nothing where a run has neither", async () => {
    const [kb, bland, humanloop] = [await kbRun(), await blandRun(), await humanloopRun()];
    expect(judge({ runs: [bland, await blandRun({ id: "run_2" })] }).pooled).toMatchObject({
      passed: 78,
      total: 100,
      unit: "counts",
    });
    expect(judge({ runs: [bland, kb] }).pooled).toMatchObject({ passed: 4, total: 5, unit: "cases" });
    expect(judge({ runs: [bland], policy: { perCase: true, minPassRate: 0.5 } }).pooled).toMatchObject({
      total: 1,
      unit: "cases",
    });
    expect(judge({ runs: [bland, { ref: humanloop.ref, run: humanloop.run }] }).pooled).toBeUndefined();
  });

  test("sums costs where every run says what it cost", async () => {
    const [bland, kb] = [await blandRun(), await kbRun()];
    expect(judge({ runs: [bland, kb] }).costUsd).toBe(1.261);
    expect(judge({ runs: [bland, await vogentRun()] })).not.toHaveProperty("costUsd");
  });

  test("repeats what was asked, in a fixed order and without what was left to its default", async () => {
    const runs = [await vogentRun()];
    const policy = { maxErrored: 0, minScore: undefined, allow: ["partial" as const], minPassRate: 0.5 };
    expect(JSON.stringify(judge({ runs, policy }).policy)).toBe(
      '{"allow":["partial"],"minPassRate":0.5,"maxErrored":0}',
    );
  });

  test("takes of an error its message, in one line, and nothing else", async () => {
    const error = Object.assign(new Error("no\n\tanswer \u001b[31mcame"), { headers: { authorization: "hush" } });
    const report = judge({ runs: [{ ref: "bland:run_1", error }] });
    expect(report.rules[0]?.message).toBe("could not be read: no answer came");
    expect(JSON.stringify(report)).not.toContain("hush");
    const long = judge({ runs: [{ ref: "bland:run_1", error: new Error("x".repeat(9000)) }] }).rules[0]?.message;
    expect(long).toBe(`could not be read: ${"x".repeat(500)}…`);
  });

  test("says which cases are flaky where nothing was asked of that", async () => {
    const runs = [
      await kbRun({ results: { a: true } }),
      await kbRun({ id: "run_2", results: { a: false }, run: loose }),
    ];
    const said = '1 case passed in some of the runs and not in others: "Question a"';
    expect(judge({ runs }).notes).toEqual([said]);
    expect(judge({ runs, policy: { maxFlaky: 1 } }).notes).toEqual([]);
    expect(judge({ runs: [{ ref: "feather-kb:run_1", run: runs[0]?.run }] }).notes).toEqual([]);
  });

  test("repeats of a policy that makes no sense what is plain data", async () => {
    const policy = { minScore: {}, minCases: Number.NaN, minPassRate: "0.9", allow: ["partial", 5], maxFlaky: 0.5 };
    expect(judge({ runs: [await vogentRun()], policy: policy as never }).policy).toStrictEqual({
      allow: ["partial"],
      minPassRate: "0.9",
      maxFlaky: 0.5,
    });
  });

  test("says which cases share a key", async () => {
    const twice = await blandRun({ verdicts: [{ call: "c_1" }, { call: "c_1", match: false }, { call: "c_2" }] });
    const { notes, cases } = judge({ runs: [twice] });
    expect(notes).toEqual(["bland:run_1: 1 case with a key that an earlier one has; of those, the worst counts"]);
    expect(cases.map(({ cells }) => cells.map(({ outcome }) => outcome))).toEqual([["failed"], ["passed"]]);
  });
});

describe("a rule's message", () => {
  const rate = async (passed: number, total: number, policy: object) => {
    const results = Object.fromEntries(Array.from({ length: total }, (_, index) => [`case_${index}`, index < passed]));
    const report = judge({ runs: [await kbRun({ results, run: loose })], policy });
    return report.rules.find(({ rule }) => rule === "min-pass-rate")?.message;
  };

  test.each([
    [47, 50, { minPassRate: 0.95 }, "pass rate 0.94 (47 of 50 cases, 95 % interval 0.84–0.98) < 0.95"],
    [19, 20, { minPassRate: 0.95 }, "pass rate 0.95 (19 of 20 cases, 95 % interval 0.76–0.99) ≥ 0.95"],
    [949, 1000, { minPassRate: 0.95 }, "pass rate 0.949 (949 of 1,000 cases, 95 % interval 0.93–0.96) < 0.95"],
    [1, 1, { minPassRate: 0.5 }, "pass rate 1.00 (1 of 1 case, 95 % interval 0.21–1.00) ≥ 0.5"],
    [
      19,
      20,
      { minPassRate: 0.95, confidence: 0.9 },
      "pass rate 0.95 (19 of 20 cases, 90 % interval 0.80–0.99): its lower bound 0.80 < 0.95; no number of cases at this rate " +
        "proves it, and with all passed it needs 52 cases at 90 %",
    ],
    [
      97,
      100,
      { minPassRate: 0.95, confidence: 0.95 },
      "pass rate 0.97 (97 of 100 cases, 95 % interval 0.92–0.99): its lower bound 0.92 < 0.95; at this rate the bound needs " +
        "457 cases at 95 %",
    ],
    [
      73,
      73,
      { minPassRate: 0.95, confidence: 0.95 },
      "pass rate 1.00 (73 of 73 cases, 95 % interval 0.95–1.00): its lower bound 0.95 ≥ 0.95",
    ],
  ])(
    "about %d of %d and %j says what was found, of what, and what was asked",
    async (passed, total, policy, message) => {
      expect(await rate(passed, total, policy)).toBe(message);
    },
  );

  test("comes with the number that was found and the one that was asked", async () => {
    const runs = [await blandRun(), await blandRun({ id: "run_2" })];
    const policy = {
      minScore: 0.5,
      minPassRate: 0.5,
      minCases: 9,
      maxErrored: 2,
      maxUndecided: 2,
      minRepeatPass: 2,
      maxFlaky: 3,
      maxCostUsd: 9,
    };
    const { rules } = judge({ runs, base: await blandRun({ id: "base" }), policy });
    const found = rules.filter(({ ref = "bland:run_1" }) => ref === "bland:run_1" || ref === "bland:base");
    expect(found.map(({ rule, observed = "-", required = "-" }) => `${rule} ${observed} ${required}`)).toEqual([
      "readable - -",
      "ended - -",
      "status completed completed",
      "verdict passed passed",
      "zero-cases 50 1",
      "min-score 0.824 0.5",
      "min-pass-rate 0.78 0.5",
      "min-cases 50 9",
      "max-errored 2 2",
      "max-undecided 1 2",
      "base - -",
      "max-regressions 0 0",
      "missing 0 0",
      "min-repeat-pass 2 2",
      "max-flaky 0 3",
      "max-cost-usd 2.48 9",
    ]);
    expect(found.find(({ rule }) => rule === "zero-cases")?.message).toBe("has 50 calls");
    expect(Object.keys(rules[0] ?? {})).toEqual(["rule", "ref", "outcome", "message"]);
  });

  test("names the first few cases alone, and many runs by their number", async () => {
    const results = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`case_${index}`, true]));
    const none = Object.fromEntries(Object.keys(results).map((key) => [key, false]));
    const report = judge({
      runs: [await kbRun({ results: none, run: loose })],
      base: await kbRun({ id: "base", results }),
    });
    expect(report.rules.find(({ rule }) => rule === "max-regressions")?.message).toBe(
      '9 cases of 9 regressed against feather-kb:base > 0: "Question case_0", "Question case_1", "Question case_2" and 6 more ' +
        "(0 fixed, exact one-sided McNemar p 0.002)",
    );
    const runs = await Promise.all([1, 2, 3, 4, 5].map((number) => kbRun({ id: `run_${number}` })));
    const spent = judge({ runs, policy: { maxCostUsd: 1 } });
    expect(spent.rules.at(-1)?.message).toBe(
      "feather-kb:run_1, feather-kb:run_2, feather-kb:run_3 and 2 more cost $0.105 ≤ $1",
    );
  });
});
