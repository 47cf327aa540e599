import { describe, expect, test } from "vitest";
import type { GateInput } from "../../src/gate/input.ts";
import { judge } from "../../src/gate/judge.ts";
import { exitCodes, type GateReport, type RuleResult } from "../../src/gate/report.ts";
import { truthTable } from "./truth-table.ts";

const judged = await Promise.all(
  truthTable.map(async (row) => {
    const input = await row.input();
    return { row, input, report: judge(input) };
  }),
);
const toPass = judged.filter(({ row }) => row.outcome === "passed");
const notToPass = judged.filter(({ row }) => row.outcome !== "passed");
const falsePasses = notToPass.filter(({ report }) => report.outcome === "passed" || report.exitCode === 0);

/** The first rule that has the gate's outcome. */
function deciding({ rules, outcome }: GateReport): RuleResult | undefined {
  return rules.find((result) => result.outcome === outcome);
}

/** Whether a result says which run it is about: by its reference, or in the message where it is about several. */
function namesRun({ ref = "", message }: RuleResult, { runs, base }: GateInput): boolean {
  return [...runs, ...(base ? [base] : [])].some((run) => run.ref === ref || message.includes(run.ref));
}

test(`the truth table has ${truthTable.length} situations, each with a name of its own`, () => {
  expect(truthTable.length).toBeGreaterThanOrEqual(100);
  expect(new Set(truthTable.map(({ name }) => name)).size).toBe(truthTable.length);
  expect(toPass.length).toBeGreaterThanOrEqual(30);
});

test(`false passes: ${falsePasses.length} of ${notToPass.length}`, () => {
  expect(falsePasses.map(({ row }) => row.name)).toEqual([]);
});

describe("the gate", () => {
  test.each(judged)("$row.outcome: $row.name", ({ row, input, report }) => {
    const result = deciding(report);
    const shown = report.rules.map(({ rule, outcome, message }) => `${rule} ${outcome}: ${message}`).join("\n");
    expect(report.outcome, shown).toBe(row.outcome);
    expect(report.exitCode).toBe(exitCodes[row.outcome]);
    if (row.rule) expect(result?.rule, shown).toBe(row.rule);
    if (row.says !== undefined) expect(result?.message).toContain(row.says);
    // What is wrong with the question itself is about no run.
    const aboutRuns = input.runs.length > 0 && !row.name.startsWith("asked ");
    if (result && row.rule && aboutRuns) expect(namesRun(result, input), shown).toBe(true);
  });

  test.each(judged)("reports in plain data on one line a rule: $row.name", ({ report }) => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(JSON.stringify(report)).not.toContain('"raw"');
    for (const { message } of report.rules) expect(message).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|\s{2}/u);
  });
});
