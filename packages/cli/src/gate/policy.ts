import { allowances, type GatePolicy } from "./input.ts";
import { fieldsOf } from "./reading.ts";
import type { RuleName } from "./report.ts";
import { oneLine, some } from "./wording.ts";

/** What is wrong with a policy, and the rule that it concerns. */
export interface PolicyProblem {
  readonly rule: RuleName;
  readonly problem: string;
}

type Field = keyof GatePolicy;
type Kind = "share" | "between" | "whole" | "one-or-more" | "dollars" | "yes-or-no" | "allowances";

/** In the order in which a report shows them. */
const fields: Readonly<Record<Field, { readonly kind: Kind; readonly rule: RuleName }>> = {
  allow: { kind: "allowances", rule: "status" },
  ignoreVerdict: { kind: "yes-or-no", rule: "verdict" },
  minScore: { kind: "share", rule: "min-score" },
  minPassRate: { kind: "share", rule: "min-pass-rate" },
  perCase: { kind: "yes-or-no", rule: "min-pass-rate" },
  confidence: { kind: "between", rule: "min-pass-rate" },
  minCases: { kind: "whole", rule: "min-cases" },
  maxErrored: { kind: "whole", rule: "max-errored" },
  maxUndecided: { kind: "whole", rule: "max-undecided" },
  maxRegressions: { kind: "whole", rule: "max-regressions" },
  margin: { kind: "share", rule: "margin" },
  minRepeatPass: { kind: "one-or-more", rule: "min-repeat-pass" },
  maxFlaky: { kind: "whole", rule: "max-flaky" },
  maxCostUsd: { kind: "dollars", rule: "max-cost-usd" },
};
const names = Object.keys(fields) as readonly Field[];

const asked: Readonly<Record<Kind, string>> = {
  share: "a number from 0 to 1",
  between: "a number between 0 and 1, such as 0.95",
  whole: "a whole number, 0 or more",
  "one-or-more": "a whole number, 1 or more",
  dollars: "an amount of US dollars, 0 or more",
  "yes-or-no": "true or false",
  allowances: `a list of ${allowances.join(", ")}`,
};

/** The policy with what was given, in a fixed order: the same questions give the same bytes. */
export function givenPolicy(policy: unknown): GatePolicy {
  const given = fieldsOf(policy);
  return Object.fromEntries(names.flatMap((name) => (isPlain(given[name]) ? [[name, copyOf(given[name])]] : [])));
}

/** Whether it is data that any policy could hold; the message about what is not says what it was. */
function isPlain(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  return Array.isArray(value) || typeof value === "string" || typeof value === "boolean";
}

function copyOf(value: unknown): unknown {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : value;
}

/** What is wrong with a policy; a policy without problems holds what its type says. */
export function policyProblems(policy: unknown, hasBase: boolean): PolicyProblem[] {
  if (policy === undefined) return [];
  if (typeof policy !== "object" || policy === null || Array.isArray(policy)) {
    return [{ rule: "readable", problem: "the policy is not an object such as { minPassRate: 0.95 }" }];
  }
  const strange = Object.keys(policy).filter((name) => !Object.hasOwn(fields, name));
  const unknown = strange.map((name): PolicyProblem => {
    return { rule: "readable", problem: `${some([name])} is no rule; there are ${names.join(", ")}` };
  });
  const given = fieldsOf(policy);
  const wrong = names.flatMap((name): PolicyProblem[] => {
    const { kind, rule } = fields[name];
    if (given[name] === undefined || holds[kind](given[name])) return [];
    return [{ rule, problem: `${name} is ${shown(given[name])}; it has to be ${asked[kind]}` }];
  });
  const problems = [...unknown, ...wrong];
  return problems.length > 0 ? problems : atOdds(policy, hasBase);
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isWhole = (value: unknown, least: number) => Number.isSafeInteger(value) && (value as number) >= least;

const holds: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  share: (value) => isNumber(value) && value >= 0 && value <= 1,
  between: (value) => isNumber(value) && value > 0 && value < 1,
  whole: (value) => isWhole(value, 0),
  "one-or-more": (value) => isWhole(value, 1),
  dollars: (value) => isNumber(value) && value >= 0,
  "yes-or-no": (value) => typeof value === "boolean",
  allowances: (value) => Array.isArray(value) && value.every((name) => allowances.includes(name)),
};

/** Rules that, as they are given together, ask nothing or can never hold. */
function atOdds(policy: GatePolicy, hasBase: boolean): PolicyProblem[] {
  const { minScore, minPassRate, confidence } = policy;
  const problems: PolicyProblem[] = [];
  const add = (rule: RuleName, problem: string) => problems.push({ rule, problem });
  if (policy.ignoreVerdict && minScore === undefined && minPassRate === undefined)
    add("verdict", "ignoreVerdict leaves nothing to judge by; give minScore or minPassRate with it");
  if (policy.perCase && minPassRate === undefined)
    add("min-pass-rate", "perCase says how minPassRate is asked; give minPassRate with it");
  if (confidence !== undefined && minPassRate === undefined && !hasBase)
    add("min-pass-rate", "confidence says how minPassRate is asked; give minPassRate with it");
  if (confidence !== undefined && minPassRate === 1)
    add("min-pass-rate", "no number of cases proves a pass rate of 1; give a lower minPassRate, or no confidence");
  if (policy.maxRegressions !== undefined && !hasBase)
    add("max-regressions", "maxRegressions is about a comparison; give a base");
  if (policy.margin !== undefined && !hasBase) add("margin", "margin is about a comparison; give a base");
  return problems;
}

function shown(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean" || value === null) return String(value);
  if (typeof value === "string") return some([value]);
  return Array.isArray(value)
    ? `[${oneLine(value.map((one) => (typeof one === "string" ? one : typeof one)).join(", "))}]`
    : `a ${typeof value}`;
}
