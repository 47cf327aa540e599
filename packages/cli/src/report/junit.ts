import { exitCodes, type GateReport, type RuleResult } from "../gate/report.ts";
import { plain } from "../text/plain.ts";
import { headline, headlineText } from "./headline.ts";
import { suitesOfRuns } from "./junit-runs.ts";
import { suites, type TestCase } from "./junit-suite.ts";

/**
 * JUnit XML as GitLab, Jenkins and the GitHub actions read it. The rules are a suite of their own, the gate itself is their first
 * test: a gate that fails never shows green, whatever its cases are. Each head run is a suite with a test for each case; the base and
 * earlier runs are not tested here and have none.
 */
export function renderJunit(report: GateReport): string {
  const rules = {
    name: "evalbridge gate",
    cases: [gateCase(report), ...report.rules.map(ruleCase)],
    notes: report.notes,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${suites([rules, ...suitesOfRuns(report)])}\n`;
}

const classname = "evalbridge.gate";

function gateCase(report: GateReport): TestCase {
  const { passed, reason } = headline(report);
  const problem = { kind: "failure", type: report.outcome, message: headlineText(report), text: reason } as const;
  return { name: "gate", classname, ...(!passed && { problem }) };
}

function ruleCase({ rule, ref, outcome, message }: RuleResult): TestCase {
  const name = ref === undefined ? rule : `${rule} (${plain(ref)})`;
  if (exitCodes[outcome] === 0) return { name, classname };
  const kind = outcome === "failed" || outcome === "over-budget" ? "failure" : "error";
  return { name, classname, problem: { kind, type: outcome, message, text: message } };
}
