import type { GatePolicy } from "../../../src/gate/input.ts";
import type { RuleName } from "../../../src/gate/report.ts";
import { vogentRun } from "../records/vogent.ts";
import { type Situation, situation } from "../situation.ts";

/** Policies as somebody may write them in JavaScript. */
type Wrong = readonly [policy: Readonly<Record<string, unknown>>, rule: RuleName, says: string];

const wrong: readonly Wrong[] = [
  [{ minScore: 1.2 }, "min-score", "minScore is 1.2; it has to be a number from 0 to 1"],
  [{ minScore: Number.NaN }, "min-score", "minScore is NaN"],
  [{ minScore: "0.9" }, "min-score", 'minScore is "0.9"'],
  [{ minPassRate: 95 }, "min-pass-rate", "minPassRate is 95; it has to be a number from 0 to 1"],
  [{ minPassRate: -0.1 }, "min-pass-rate", "minPassRate is -0.1"],
  [{ minPassRate: null }, "min-pass-rate", "minPassRate is null"],
  [{ minPassRate: 0.9, confidence: 1 }, "min-pass-rate", "confidence is 1; it has to be a number between 0 and 1"],
  [{ minPassRate: 0.9, confidence: 95 }, "min-pass-rate", "such as 0.95"],
  [{ minPassRate: 0.9, confidence: 0 }, "min-pass-rate", "confidence is 0"],
  [{ confidence: 0.95 }, "min-pass-rate", "give minPassRate with it"],
  [{ minPassRate: 1, confidence: 0.95 }, "min-pass-rate", "no number of cases proves a pass rate of 1"],
  [{ perCase: true }, "min-pass-rate", "give minPassRate with it"],
  [{ perCase: "yes", minPassRate: 0.9 }, "min-pass-rate", "it has to be true or false"],
  [{ ignoreVerdict: true }, "verdict", "ignoreVerdict leaves nothing to judge by"],
  [{ ignoreVerdict: true, maxErrored: 0 }, "verdict", "give minScore or minPassRate"],
  [{ minCases: 1.5 }, "min-cases", "a whole number, 0 or more"],
  [{ maxErrored: -1 }, "max-errored", "maxErrored is -1"],
  [{ maxUndecided: Number.POSITIVE_INFINITY }, "max-undecided", "maxUndecided is Infinity"],
  [{ maxRegressions: 0 }, "max-regressions", "give a base"],
  [{ margin: 0.1 }, "margin", "give a base"],
  [{ margin: 5 }, "margin", "margin is 5"],
  [{ minRepeatPass: 0 }, "min-repeat-pass", "a whole number, 1 or more"],
  [{ maxFlaky: 0.5 }, "max-flaky", "maxFlaky is 0.5"],
  [{ maxCostUsd: Number.POSITIVE_INFINITY }, "max-cost-usd", "maxCostUsd is Infinity"],
  [{ maxCostUsd: -1 }, "max-cost-usd", "an amount of US dollars"],
  [
    { allow: ["partial", "everything"] },
    "status",
    "allow is [partial, everything]; it has to be a list of partial, cancelled",
  ],
  [{ allow: "partial" }, "status", 'allow is "partial"'],
  [{ minPasRate: 0.9 }, "readable", '"minPasRate" is no rule'],
  [{ __proto__: null, toString: 1 }, "readable", '"toString" is no rule'],
];

export const askedSituations: readonly Situation[] = [
  ...wrong.map(([policy, rule, says]) =>
    situation(
      `asked ${Object.keys(policy).join(" and ")}: ${says}`,
      () => ({ runs: [vogentRun()], policy: policy as GatePolicy }),
      "unanswerable",
      rule,
      says,
    ),
  ),
  situation(
    "asked nonsense of a run that failed: nonsense goes first",
    () => ({ runs: [vogentRun({ numFailing: 3 })], policy: { minScore: 2 } }),
    "unanswerable",
    "min-score",
    "minScore is 2",
  ),
  ...[[], "strict", 5, true].map((policy) =>
    situation(
      `asked a policy that is ${JSON.stringify(policy)}`,
      () => ({ runs: [vogentRun()], policy: policy as unknown as GatePolicy }),
      "unanswerable",
      "readable",
      "not an object",
    ),
  ),
  situation(
    "asked a policy without a value",
    () => ({ runs: [vogentRun()], policy: { minScore: undefined } }),
    "passed",
  ),
];
