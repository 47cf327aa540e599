import type { Taken } from "../intake.ts";
import type { RuleResult } from "../report.ts";
import { ruling } from "../ruling.ts";
import { refsOf } from "../wording.ts";

/** What all runs cost together; absent where one of them does not say. */
export function totalCost(heads: readonly Taken[]): number | undefined {
  const costs = heads.map(({ run }) => run?.costUsd);
  if (costs.length === 0 || costs.some((cost) => cost === undefined)) return undefined;
  // Sorted: a floating-point sum depends on the order. Rounded: 0.1 + 0.2 is over a budget of 0.3 by nobody's reckoning.
  const sorted = costs.map((cost) => cost ?? 0).sort((left, right) => left - right);
  return Number(sorted.reduce((sum, cost) => sum + cost, 0).toPrecision(12));
}

/** What is not known is not within a budget. */
export function maxCostUsd(heads: readonly Taken[], required: number): RuleResult {
  const total = totalCost(heads);
  const found = { observed: total, required };
  const who = refsOf(heads);
  if (total === undefined) {
    const silent = heads.filter(({ run }) => run?.costUsd === undefined);
    const line = `what ${refsOf(silent)} cost is not known; asked: at most $${required} in all`;
    return ruling("max-cost-usd", "over-budget", line, found);
  }
  const holds = total <= required;
  const line = `${who} cost $${total} ${holds ? "≤" : ">"} $${required}`;
  return ruling("max-cost-usd", holds ? "passed" : "over-budget", line, found);
}
