import { exitCodes, type GateReport, type RuleOutcome, type RuleResult } from "../gate/report.ts";
import { counted } from "../text/counted.ts";

/** What a reader wants to know first. */
export interface Headline {
  readonly passed: boolean;
  readonly word: "PASS" | "FAIL";
  /** Why, in words. */
  readonly reason: string;
}

/** What happened to the rules that came out so. */
const phrases: Readonly<Record<RuleOutcome, string>> = {
  unanswerable: "cannot be asked of these runs",
  failed: "failed",
  unreachable: "met a provider or a network that failed",
  unfinished: "met a run that has not ended",
  "over-budget": "went over the budget",
  passed: "passed",
};

/** How a gate came out. A report whose outcome and exit code do not both say so did not pass. */
export function headline(report: GateReport): Headline {
  const passed = report.outcome === "passed" && report.exitCode === 0;
  return { passed, word: passed ? "PASS" : "FAIL", reason: passed ? passedReason(report) : failedReason(report) };
}

/** `FAIL (exit 1): of 9 rules, 1 failed (min-score)`. */
export function headlineText(report: GateReport): string {
  const { word, reason } = headline(report);
  return `${word} (exit ${report.exitCode}): ${reason}`;
}

function passedReason({ rules }: GateReport): string {
  if (rules.length === 0) return "no rule was asked";
  return rules.length === 1 ? "the only rule passed" : `all ${rules.length} rules passed`;
}

function failedReason({ rules, outcome }: GateReport): string {
  const outcomes = (Object.keys(exitCodes) as RuleOutcome[]).filter((name) => name !== "passed");
  const parts = outcomes.flatMap((name) => {
    const found = rules.filter((rule) => rule.outcome === name);
    return found.length > 0 ? [`${found.length} ${phrases[name]} (${namesOf(found)})`] : [];
  });
  if (parts.length === 0) return `the outcome is ${outcome}, though no rule says why`;
  return `of ${counted(rules.length, "rule")}, ${parts.join(", ")}`;
}

function namesOf(rules: readonly RuleResult[]): string {
  return [...new Set(rules.map(({ rule }) => rule))].join(", ");
}
