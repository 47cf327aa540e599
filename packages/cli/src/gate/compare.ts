import { type CaseRow, type Change, changeOf } from "./case-table.ts";
import { allCases, countOf, usualConfidence } from "./counting.ts";
import type { GatePolicy } from "./input.ts";
import type { Taken, TakenCase } from "./intake.ts";
import type { Comparison } from "./report.ts";
import { mcnemarP } from "./statistics/mcnemar.ts";
import { newcombeDifference } from "./statistics/newcombe.ts";

/** Runs with a base that they can be compared with. */
export interface Compared {
  readonly heads: readonly Taken[];
  readonly base: Taken;
  readonly rows: readonly CaseRow[];
}

/** Whether any case of the base can be found in the runs; where these have none at all, all of the base's are missing. */
export function isPaired(rows: readonly CaseRow[]): boolean {
  if (rows.every(({ heads }) => heads.length === 0)) return true;
  return rows.some(({ key, heads, base }) => key !== undefined && heads.length > 0 && base !== undefined);
}

export function rowsThat(rows: readonly CaseRow[], change: Change, policy: GatePolicy): CaseRow[] {
  return rows.filter((row) => changeOf(row, policy) === change);
}

/** How the cases came out against the base: one by one where they can be matched, else by their rates. */
export function compare({ heads, base, rows }: Compared, policy: GatePolicy): Comparison {
  const number = (change: Change) => rowsThat(rows, change, policy).length;
  if (!isPaired(rows)) {
    const none = { regressed: 0, fixed: 0, same: 0, missing: 0, new: 0 };
    const difference = differenceOf(allCases(heads), base.cases ?? [], policy);
    return { base: base.ref, paired: false, ...none, ...(difference && { difference }) };
  }
  const [regressed, fixed] = [number("regressed"), number("fixed")];
  const others = { same: number("same"), missing: number("missing"), new: number("new") };
  return { base: base.ref, paired: true, regressed, fixed, ...others, pValue: mcnemarP(regressed, fixed) };
}

/** How much better the pass rate is than the base's; absent where one of the two has no cases. */
export function differenceOf(
  here: readonly TakenCase[],
  there: readonly TakenCase[],
  { confidence = usualConfidence }: GatePolicy,
): Comparison["difference"] {
  if (here.length === 0 || there.length === 0) return undefined;
  const share = (cases: readonly TakenCase[]) => ({ passed: countOf(cases, "passed"), total: cases.length });
  const { value, low, high } = newcombeDifference(share(here), share(there), confidence);
  return { value, low, high };
}
