import type { GatePolicy } from "../input.ts";
import type { Taken } from "../intake.ts";
import type { RuleResult } from "../report.ts";
import { maxErrored, maxUndecided, minCases } from "./amounts.ts";
import { counts } from "./counts.ts";
import { status } from "./execution.ts";
import { minPassRate, minScore } from "./thresholds.ts";
import { verdict, zeroCases } from "./verdict.ts";

/** All that is asked of one run that has ended. */
export function runRules(taken: Taken, policy: GatePolicy): RuleResult[] {
  const ask = <Asked>(
    asked: Asked | undefined,
    rule: (taken: Taken, policy: GatePolicy, asked: Asked) => RuleResult,
  ) => (asked === undefined ? [] : [rule(taken, policy, asked)]);
  return [
    status(taken, policy),
    verdict(taken, policy),
    zeroCases(taken, policy),
    ...counts(taken, policy),
    ...minScore(taken, policy),
    ...ask(policy.perCase ? undefined : policy.minPassRate, minPassRate),
    ...ask(policy.minCases, minCases),
    ...ask(policy.maxErrored, maxErrored),
    ...ask(policy.maxUndecided, maxUndecided),
  ];
}
