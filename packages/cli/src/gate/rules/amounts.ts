import { counted } from "../../text/counted.ts";
import { countOf, totalOf } from "../counting.ts";
import type { GatePolicy } from "../input.ts";
import type { Taken } from "../intake.ts";
import type { RuleResult } from "../report.ts";
import { held, ruling } from "../ruling.ts";
import { outcomeOfUnknown } from "./execution.ts";

/** A number, and what it is a number of. */
interface Amount {
  readonly number: number;
  readonly unit: string;
}

/** The counts speak first, since a provider's own unit is what its users know; with `perCase` the cases do. */
function amountOf(taken: Taken, { perCase }: GatePolicy, inCounts: number | undefined, inCases: number | undefined) {
  const counts: Amount | undefined = inCounts === undefined ? undefined : { number: inCounts, unit: taken.unit };
  const cases: Amount | undefined = inCases === undefined ? undefined : { number: inCases, unit: "case" };
  return perCase ? cases : (counts ?? cases);
}

/** That a run has as many cases as it used to: a suite that shrank passes more easily. */
export function minCases(taken: Taken, policy: GatePolicy, required: number): RuleResult {
  const { ref, run, cases } = taken;
  const amount = amountOf(taken, policy, run && totalOf(run), cases?.length);
  const found = { ref, observed: amount?.number, required };
  if (!amount)
    return ruling(
      "min-cases",
      outcomeOfUnknown(taken),
      `how many cases it has is not known; asked: at least ${required}`,
      found,
    );
  const holds = amount.number >= required;
  return ruling(
    "min-cases",
    held(holds),
    `${counted(amount.number, amount.unit)} ${holds ? "≥" : "<"} ${required}`,
    found,
  );
}

export function maxErrored(taken: Taken, policy: GatePolicy, required: number): RuleResult {
  return most("max-errored", "errored", taken, policy, required);
}

export function maxUndecided(taken: Taken, policy: GatePolicy, required: number): RuleResult {
  return most("max-undecided", "undecided", taken, policy, required);
}

function most(
  rule: "max-errored" | "max-undecided",
  kind: "errored" | "undecided",
  taken: Taken,
  policy: GatePolicy,
  required: number,
): RuleResult {
  const { ref, run, cases } = taken;
  const amount = amountOf(taken, policy, run?.counts?.[kind], cases && countOf(cases, kind));
  const found = { ref, observed: amount?.number, required };
  if (!amount)
    return ruling(rule, outcomeOfUnknown(taken), `how many ${kind} is not known; asked: at most ${required}`, found);
  const holds = amount.number <= required;
  return ruling(
    rule,
    held(holds),
    `${counted(amount.number, amount.unit)} ${kind} ${holds ? "≤" : ">"} ${required}`,
    found,
  );
}
