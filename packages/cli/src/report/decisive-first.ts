import { exitCodes, type RuleOutcome, type RuleResult } from "../gate/report.ts";

const order = Object.keys(exitCodes) as RuleOutcome[];

/** Rules in the order in which their outcomes decide, else in the order of the report; those that passed come last. */
export function decisiveFirst(rules: readonly RuleResult[]): RuleResult[] {
  return [...rules].sort((left, right) => order.indexOf(left.outcome) - order.indexOf(right.outcome));
}
