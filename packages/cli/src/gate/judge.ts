import type { Run } from "@evalbridge/bridge";
import { type CaseRow, reportedCase, tabulate } from "./case-table.ts";
import { type Compared, compare, isPaired } from "./compare.ts";
import type { GateInput, GatePolicy, GateRun } from "./input.ts";
import { type Taken, take } from "./intake.ts";
import { notesOn, notesOnBase } from "./notes.ts";
import { givenPolicy, policyProblems } from "./policy.ts";
import { fieldsOf } from "./reading.ts";
import { exitCodes, type GateReport, type RuleOutcome, type RuleResult, ruleNames } from "./report.ts";
import { pooledRate, reportedRuns } from "./reported.ts";
import { baseRule } from "./rules/base.ts";
import { totalCost } from "./rules/cost.ts";
import { blockOf, ended, readable } from "./rules/execution.ts";
import { comparisonRules } from "./rules/regressions.ts";
import { runRules } from "./rules/run-rules.ts";
import { togetherRules } from "./rules/together.ts";
import { ruling } from "./ruling.ts";

interface Asked {
  readonly rules: readonly RuleResult[];
  /** Where runs could be compared with a base. */
  readonly compared?: Compared;
}

/**
 * Judges runs. A pure function: it reads no clock, no network and no environment, and the same runs give the same report. It throws for
 * nothing; a question that makes no sense, or cannot be asked of these runs, is the outcome `unanswerable`.
 */
export function judge(input: GateInput): GateReport {
  const { runs, base: givenBase, policy: asked, history } = fieldsOf(input);
  const heads = listOf<GateRun>(runs).map(take);
  const base = givenBase === undefined || givenBase === null ? undefined : take(givenBase as GateRun);
  const rows = tabulate(heads, base);
  const problems = policyProblems(asked, base !== undefined);
  const sound = problems.length === 0;
  const policy = givenPolicy(asked);
  const usable: GatePolicy = sound ? policy : {};
  const refused = problems.map(({ rule, problem }) => ruling(rule, "unanswerable", problem));
  const { rules, compared }: Asked = sound ? ask(heads, base, rows, usable) : { rules: refused };
  const outcome = worst(rules);
  const paired = compared !== undefined && isPaired(rows);
  const pooled = pooledRate(heads, usable);
  const costUsd = totalCost(heads);
  return {
    format: "evalbridge-gate-1",
    outcome,
    exitCode: exitCodes[outcome],
    rules: inOrder(rules),
    runs: reportedRuns(
      heads,
      base,
      listOf<Run>(history).map((run) => take({ ref: "", run })),
      usable,
    ),
    cases: rows.map((row) => reportedCase(row, usable, paired)),
    ...(pooled && { pooled }),
    ...(compared && { comparison: compare(compared, usable) }),
    ...(costUsd !== undefined && { costUsd }),
    notes: [...notesOn(heads, rows, usable), ...(compared ? notesOnBase(compared, usable) : [])],
    policy,
  };
}

/** All questions that were asked, with their answers. */
function ask(heads: readonly Taken[], base: Taken | undefined, rows: readonly CaseRow[], policy: GatePolicy): Asked {
  if (heads.length === 0)
    return { rules: [ruling("readable", "unanswerable", "no runs were given: there is nothing to judge")] };
  const needed = needsCases(policy, base !== undefined);
  const reading = heads.map((head, index) => {
    const again = heads.findIndex(({ ref }) => ref === head.ref) < index;
    if (!again) return readable(head, needed);
    return ruling("readable", "unanswerable", "was given twice: it would count twice", { ref: head.ref });
  });
  const ending = heads.filter(({ run }) => run).map(ended);
  const block = blockOf([...reading, ...ending]);
  const alone = heads.filter((head) => head.ended).flatMap((head) => runRules(head, policy));
  const own = [...reading, ...ending, ...alone, ...togetherRules(heads, rows, policy, block)];
  if (!base) return { rules: own };
  const based = baseRule(heads, base);
  if (block || based.outcome !== "passed") return { rules: [...own, based] };
  const compared = { heads, base, rows };
  return { rules: [...own, based, ...comparisonRules(compared, policy)], compared };
}

/** What is asked of cases, by its name; absent where nothing is. */
function needsCases({ perCase, minRepeatPass, maxFlaky }: GatePolicy, hasBase: boolean): string | undefined {
  if (perCase) return "perCase";
  if (minRepeatPass !== undefined) return "minRepeatPass";
  if (maxFlaky !== undefined) return "maxFlaky";
  return hasBase ? "a comparison" : undefined;
}

/** The first outcome, in the order in which they decide, that any rule has. */
function worst(rules: readonly RuleResult[]): RuleOutcome {
  const order = Object.keys(exitCodes) as RuleOutcome[];
  return order.find((outcome) => rules.some((result) => result.outcome === outcome)) ?? "unanswerable";
}

function inOrder(rules: readonly RuleResult[]): RuleResult[] {
  return rules.toSorted((left, right) => ruleNames.indexOf(left.rule) - ruleNames.indexOf(right.rule));
}

function listOf<Item>(value: unknown): readonly Item[] {
  // Also what a hole in the list is counts: it is a run that was not read.
  return Array.isArray(value) ? Array.from<Item>(value) : [];
}
