import type { CaseRow } from "../case-table.ts";
import type { GatePolicy } from "../input.ts";
import type { Taken } from "../intake.ts";
import type { RuleName, RuleResult } from "../report.ts";
import { type Block, ruling } from "../ruling.ts";
import { maxCostUsd } from "./cost.ts";
import { maxFlaky, minRepeatPass } from "./repeats.ts";
import { pooledPassRate } from "./thresholds.ts";

/** All that is asked of the runs together; where one of them is missing, that is the answer to each question. */
export function togetherRules(
  heads: readonly Taken[],
  rows: readonly CaseRow[],
  policy: GatePolicy,
  block: Block | undefined,
): RuleResult[] {
  const ask = (rule: RuleName, asked: number | undefined, answer: (asked: number) => RuleResult): RuleResult[] => {
    if (asked === undefined) return [];
    if (!block) return [answer(asked)];
    return [ruling(rule, block.outcome, `cannot be asked of all runs together: ${block.why}`, { required: asked })];
  };
  return [
    ...ask("min-pass-rate", policy.perCase ? policy.minPassRate : undefined, (asked) =>
      pooledPassRate(heads, policy, asked),
    ),
    ...ask("min-repeat-pass", policy.minRepeatPass, (asked) => minRepeatPass(rows, heads, asked)),
    ...ask("max-flaky", policy.maxFlaky, (asked) => maxFlaky(rows, heads, asked)),
    ...ask("max-cost-usd", policy.maxCostUsd, (asked) => maxCostUsd(heads, asked)),
  ];
}
