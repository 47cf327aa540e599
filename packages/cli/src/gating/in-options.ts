import type { GateReport } from "../gate/report.ts";

const names = [
  ...["ignoreVerdict", "minScore", "minPassRate", "perCase", "minCases", "maxErrored", "maxUndecided"],
  ...["maxRegressions", "minRepeatPass", "maxFlaky", "maxCostUsd"],
];
const named = new RegExp(`\\b(?:${names.join("|")})\\b`, "g");

/** A report whose sentences name what can be asked as it is typed: `--min-pass-rate` where a program has `minPassRate`. */
export function inOptions(report: GateReport): GateReport {
  const typed = (text: string) =>
    text.replace(named, (name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
  const rules = report.rules.map((rule) => ({ ...rule, message: typed(rule.message) }));
  return { ...report, rules, notes: report.notes.map(typed) };
}
