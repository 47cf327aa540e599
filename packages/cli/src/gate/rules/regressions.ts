import { counted, thousands } from "../../text/counted.ts";
import type { CaseRow } from "../case-table.ts";
import { type Compared, compare, differenceOf, rowsThat } from "../compare.ts";
import { allCases, usualConfidence } from "../counting.ts";
import type { GatePolicy } from "../input.ts";
import type { TakenCase } from "../intake.ts";
import type { Comparison, RuleResult } from "../report.ts";
import { held, ruling } from "../ruling.ts";
import { decimal, oneLine, percent, some } from "../wording.ts";

/** What is asked of a comparison: of its cases where they can be matched, else of the pass rates. */
export function comparisonRules(compared: Compared, policy: GatePolicy): RuleResult[] {
  const comparison = compare(compared, policy);
  if (comparison.paired) return [maxRegressions(compared, comparison, policy), missing(compared, policy)];
  const unpaired = margins(compared, policy);
  if (policy.maxRegressions === undefined) return unpaired;
  const line = `no case of the base ${oneLine(compared.base.ref)} can be matched by its key: regressions cannot be counted`;
  return [ruling("max-regressions", "unanswerable", line), ...unpaired];
}

function maxRegressions(
  { rows, base }: Compared,
  { regressed, fixed, same, pValue = 1 }: Comparison,
  policy: GatePolicy,
) {
  const required = policy.maxRegressions ?? 0;
  const names = some(namesOf(rowsThat(rows, "regressed", policy)));
  const holds = regressed <= required;
  // One-sided, 4 and 0 give 1/16: fewer than five turns never reach the usual 0.05.
  const weak = regressed + fixed < 5 ? "; fewer than five one-way flips prove nothing" : "";
  const line =
    `${counted(regressed, "case")} of ${thousands(regressed + fixed + same)} regressed against ${oneLine(base.ref)} ` +
    `${holds ? "≤" : ">"} ${required}${regressed > 0 ? `: ${names}` : ""} ` +
    `(${fixed} fixed, exact one-sided McNemar p ${shownP(pValue)}${weak})`;
  return ruling("max-regressions", held(holds), line, { observed: regressed, required });
}

/** `0.031`; what is smaller than any number of digits shows is said to be so. */
function shownP(pValue: number): string {
  return pValue < 0.001 ? "< 0.001" : pValue.toFixed(3);
}

/** A case that fails no longer because it is gone has not been fixed. */
function missing({ rows, base }: Compared, policy: GatePolicy): RuleResult {
  const gone = rowsThat(rows, "missing", policy);
  const keyless = gone.filter(({ key }) => key === undefined).length;
  const found = { observed: gone.length, required: 0 };
  const of = `of the base ${oneLine(base.ref)}`;
  if (gone.length === 0) return ruling("missing", "passed", `no case ${of} is missing`, found);
  const why = keyless > 0 ? `, ${keyless} of them without a key to find them by` : "";
  const line = `${counted(gone.length, "case")} ${of} ${gone.length === 1 ? "is" : "are"} missing${why}: ${some(namesOf(gone))}`;
  if (policy.allow?.includes("missing")) return ruling("missing", "passed", `${line}; which is allowed`, found);
  return ruling("missing", "failed", `${line}; asked: none, or allow "missing"`, found);
}

/** Names of cases; where several have the same ("Follows the policy"), the key tells which is which. */
function namesOf(rows: readonly CaseRow[]): string[] {
  const shared = Map.groupBy(rows, ({ name }) => name);
  return rows.map(({ name, key }) => {
    if (name === undefined || key === undefined) return name ?? key ?? "a case without key and name";
    return (shared.get(name)?.length ?? 0) > 1 ? `${name} (${key})` : name;
  });
}

/** One for all cases together, or one for each judge that both sides have: a strict one in place of a mild one is no regression. */
function margins({ heads, base }: Compared, policy: GatePolicy): RuleResult[] {
  const [here, there] = [allCases(heads), base.cases ?? []];
  const ofJudge = (cases: readonly TakenCase[], id: string) => cases.filter(({ judge }) => judge?.id === id);
  const judges = new Set(there.flatMap(({ judge }) => (judge ? [judge.id] : [])));
  const common = [...judges].filter((id) => ofJudge(here, id).length > 0).sort();
  const groups = common.map((id) =>
    margin(ofJudge(here, id), ofJudge(there, id), `of judge ${some([id])} `, base.ref, policy),
  );
  const gone = [...judges].filter((id) => !common.includes(id)).sort();
  if (gone.length === 0 || common.length === 0)
    return groups.length > 0 ? groups : [margin(here, there, "", base.ref, policy)];
  const allowed = policy.allow?.includes("missing") === true;
  const line = `no case here was judged by ${some(gone)}, as in the base ${oneLine(base.ref)}`;
  const found = { observed: gone.length, required: 0 };
  return [
    ruling(
      "missing",
      held(allowed),
      `${line}${allowed ? "; which is allowed" : '; asked: all, or allow "missing"'}`,
      found,
    ),
    ...groups,
  ];
}

function margin(
  here: readonly TakenCase[],
  there: readonly TakenCase[],
  of: string,
  base: string,
  policy: GatePolicy,
): RuleResult {
  const { margin: most = 0, confidence = usualConfidence } = policy;
  const difference = differenceOf(here, there, policy);
  if (!difference)
    return ruling("margin", "failed", `unpaired: there are no cases to compare with the base ${oneLine(base)}`);
  const { value, low, high } = difference;
  const holds = high >= -most;
  const line =
    `unpaired: pass rate ${of}differs by ${decimal(value)} from the base ${oneLine(base)} (${here.length} cases against ` +
    `${there.length}, ${percent(confidence)} interval ${decimal(low)} to ${decimal(high, -most)}), which ${holds ? "reaches" : "lies below"} ${-most || 0}`;
  return ruling("margin", held(holds), line, { observed: high, required: -most || 0 });
}
