import type { CaseCell, ReportedRun, RuleOutcome } from "../../gate/report.ts";
import { cut, plain } from "../../text/plain.ts";
import type { Markup } from "../markup.ts";
import type { Sign } from "../ranked-cases.ts";
import { chip, type Tone } from "./region.ts";

type Look = readonly [tone: Tone, sign: string];

const caseLooks: Readonly<Record<CaseCell["outcome"], Look>> = {
  passed: ["good", "✓"],
  failed: ["bad", "✗"],
  errored: ["warn", "!"],
  undecided: ["quiet", "?"],
};
const ruleLooks: Readonly<Record<RuleOutcome, Look>> = {
  passed: ["good", "✓"],
  failed: ["bad", "✗"],
  unanswerable: ["warn", "!"],
  unreachable: ["warn", "!"],
  unfinished: ["warn", "…"],
  "over-budget": ["bad", "$"],
};
const signLooks: Readonly<Partial<Record<Sign, Look>>> = {
  regressed: ["bad", "↓"],
  missing: ["warn", "∅"],
  flaky: ["warn", "≈"],
  fixed: ["good", "↑"],
  new: ["info", "+"],
};
const verdictLooks: Readonly<Record<ReportedRun["verdict"], Look>> = {
  passed: ["good", "✓"],
  failed: ["bad", "✗"],
  none: ["quiet", "–"],
};

const longestName = 160;

export function caseMark(outcome: CaseCell["outcome"]): Markup {
  return chip(...caseLooks[outcome], outcome);
}

export function ruleMark(outcome: RuleOutcome): Markup {
  return chip(...ruleLooks[outcome], outcome);
}

/** What an outcome alone does not tell of a case. */
export function signMarks(signs: readonly Sign[]): Markup[] {
  return signs.flatMap((sign) => {
    const look = signLooks[sign];
    return look ? [chip(...look, sign)] : [];
  });
}

export function verdictMark(verdict: ReportedRun["verdict"]): Markup {
  return chip(...verdictLooks[verdict], verdict === "none" ? "no verdict" : verdict);
}

/** What a run is called in a table's head: `#1`, `#2`, `base`. Earlier runs have no name. */
export function runNames(runs: readonly ReportedRun[]): ReadonlyMap<string, string> {
  const heads = runs.filter(({ role }) => role === "head");
  const base = runs.filter(({ role }) => role === "base");
  return new Map([
    ...base.map(({ ref }) => [ref, "base"] as const),
    ...heads.map(({ ref }, index) => [ref, heads.length === 1 ? "this run" : `#${index + 1}`] as const),
  ]);
}

/** What a run is of, in the provider's words. */
export function parentName({ parent }: ReportedRun): string {
  return cut(plain(parent?.name ?? "") || plain(parent?.id ?? ""), longestName);
}
