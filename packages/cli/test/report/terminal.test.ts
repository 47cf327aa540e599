import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import type { GateReport } from "../../src/gate/report.ts";
import { renderGate } from "../../src/report/terminal.ts";
import { fold } from "../../src/text/fold.ts";
import { plain } from "../../src/text/plain.ts";
import { withText } from "./changed-report.ts";
import { emptyReport, hostileText, manyCases, passingReport, sampleReport } from "./sample-report.ts";

const wide = "評価の結果は良くありませんでした".repeat(40);
const reports: readonly [name: string, report: GateReport][] = [
  ["everything", sampleReport],
  ["nothing", emptyReport],
  ["hostile text", withText(sampleReport, hostileText)],
  ["wide letters", withText(sampleReport, wide)],
  ["one endless word", withText(sampleReport, "x".repeat(5000))],
  ["2,000 cases", manyCases(2000)],
];

describe.each(reports)("a report of %s", (_, report) => {
  test.each([40, 80, 200])("at %d columns is no wider, save for lines that are a reference", (width) => {
    const named = [...report.rules, ...report.cases.flatMap(({ cells }) => cells)].map(({ ref }) => ref ?? "");
    const refs = new Set([...new Set(named)].map((ref) => plain(ref)));
    for (const symbols of [false, true]) {
      for (const line of renderGate(report, { width, symbols })) {
        if (!refs.has(line.trim())) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
      }
    }
  });

  test("colour changes nothing but the colour", () => {
    const bare = renderGate(report, { width: 80 });
    const painted = renderGate(report, { width: 80, color: true });
    expect(painted.map(stripVTControlCharacters)).toEqual(bare);
    expect(painted.join("\n")).toContain("\u001b[");
  });

  test("holds no line end, no trailing space and no empty line at either end", () => {
    const lines = renderGate(report, { width: 80 });
    expect(lines.filter((line) => /\n|\s$/.test(line))).toEqual([]);
    expect(lines.at(-1)).not.toBe("");
  });
});

test("a gate that passed", () => {
  expect(renderGate(passingReport, { width: 80, symbols: true })).toEqual([
    "PASS (exit 0): all 2 rules passed",
    "",
    "vogent:run_92",
    "  ✓  ended    completed",
    "  ✓  verdict  the provider says passed",
    "",
    "pass rate  100%, 6 of 6 cases; 61.0% to 100% at 95% confidence",
  ]);
});

test("symbols are drawn only where asked for; without them outcomes are words", () => {
  const text = renderGate(sampleReport, { width: 200 }).join("\n");
  expect(text).not.toMatch(/[✓✗]|^ {2}[!?]/m);
  for (const { outcome, rule } of sampleReport.rules)
    expect(text).toMatch(new RegExp(`^ {2}${outcome} +${rule} `, "m"));
});

test("the headline names each kind of broken rule, what decides first", () => {
  expect(renderGate(sampleReport, { width: 500 })[0]).toBe(
    "FAIL (exit 3): of 16 rules, 1 cannot be asked of these runs (margin), 4 failed (status, verdict, min-pass-rate, max-regressions), " +
      "1 met a provider or a network that failed (readable), 1 met a run that has not ended (ended), 1 went over the budget (max-cost-usd)",
  );
});

test("each rule stands once, under its run", () => {
  const lines = renderGate({ ...sampleReport, cases: [] }, { width: 200 });
  for (const { rule, ref, outcome } of sampleReport.rules) {
    const under = ref === undefined ? lines.indexOf("all runs together") : lines.indexOf(ref);
    const group = lines.slice(
      under + 1,
      lines.findIndex((line, index) => index > under && !line.startsWith("  ")),
    );
    expect(
      group.filter((line) => new RegExp(`^ {2}${outcome} +${rule} `).test(line)),
      `${rule} of ${ref}`,
    ).toHaveLength(1);
  }
});

test("regressed cases come first, with the reason of each run that they did not pass in", () => {
  const lines = renderGate(sampleReport, { width: 80 });
  const start = lines.indexOf("11 cases to look at, of 52 cases");
  expect(lines.slice(start + 1, start + 10)).toEqual([
    "  Refund within 30 days (regressed, failed)",
    "    vogent:run_91: failed",
    "      The agent promised a refund although the purchase was 47 days old. The",
    "      policy allows 30 days; a supervisor has to approve anything later, and the",
    "      agent did not offer to ask one.",
    "    vogent:run_92: failed",
    "      The agent promised a refund although the purchase was 47 days old. The",
    "      policy allows 30 days; a supervisor has to approve anything later, and the",
    "      agent did not offer to ask one.",
  ]);
});

test("what is left out is counted", () => {
  const lines = renderGate(manyCases(2000), { width: 80, maxCases: 7 });
  expect(lines).toContain("667 cases to look at, of 2,000 cases");
  expect(lines).toContain("  … and 660 cases more: see the other reports");
  expect(lines.filter((line) => /^ {2}Case number/.test(line))).toHaveLength(7);
});

test("a comparison without common keys says so", () => {
  const comparison = {
    base: "bland:b",
    paired: false,
    regressed: 0,
    fixed: 0,
    same: 0,
    missing: 0,
    new: 0,
    difference: { value: -0.0351, low: -0.12, high: 0.04996 },
  };
  expect(renderGate({ ...emptyReport, comparison }, { width: 200 }).at(-1)).toBe(
    "compared  with bland:b, unpaired, as no case has the same key: the pass rate moved by −3.5 points (−12.0 to +5.0)",
  );
});

describe("fold", () => {
  test("breaks between words, and cuts what is longer than a line, wide letters by their columns", () => {
    expect(fold("one two  three", 7)).toEqual(["one two", "three"]);
    expect(fold("abcdefgh", 3)).toEqual(["abc", "def", "gh"]);
    expect(fold("評価評価a", 4)).toEqual(["評価", "評価", "a"]);
    expect(fold("a\n\n b\r\nc", 9)).toEqual(["a", "b", "c"]);
    expect(fold(" \u0000 ", 9)).toEqual([]);
  });
});
