import type { GatePolicy } from "./input.ts";
import type { Taken, TakenCase } from "./intake.ts";
import type { CaseCell, ReportedCase } from "./report.ts";

/** One case in all runs that judged it. */
export interface CaseRow {
  readonly key?: string;
  readonly name?: string;
  /** One for each head run that judged it, in their order. */
  readonly heads: readonly CaseCell[];
  readonly base?: CaseCell;
}

/** From best to worst. */
const severity = ["passed", "undecided", "errored", "failed"] as const;

/** All cases, matched by their source and key (ids of two sources may be the same by chance), in the order of the first run that has them. Each without a key is a row of its own. */
export function tabulate(heads: readonly Taken[], base: Taken | undefined): CaseRow[] {
  const rows: { key?: string; name?: string; heads: CaseCell[]; base?: CaseCell }[] = [];
  const byKey = new Map<string, (typeof rows)[number]>();
  const rowOf = ({ run }: Taken, { key }: TakenCase) => {
    const place = JSON.stringify([run?.source, key]);
    const known = key === undefined ? undefined : byKey.get(place);
    if (known) return known;
    const row: (typeof rows)[number] = { ...(key !== undefined && { key }), heads: [] };
    if (key !== undefined) byKey.set(place, row);
    rows.push(row);
    return row;
  };
  for (const head of heads) {
    for (const one of worstPerKey(head)) {
      const row = rowOf(head, one);
      row.heads.push(cellOf(head, one));
      if (one.name !== undefined) row.name ??= one.name;
    }
  }
  if (!base) return rows;
  for (const one of worstPerKey(base)) {
    const row = rowOf(base, one);
    row.base = cellOf(base, one);
    if (one.name !== undefined) row.name ??= one.name;
  }
  return rows;
}

/** A key that a run has several times stands for its worst: a case passes when no judgement of it says otherwise. */
function worstPerKey({ cases = [] }: Taken): TakenCase[] {
  const places = new Map<string, number>();
  const kept: TakenCase[] = [];
  for (const one of cases) {
    const place = one.key === undefined ? undefined : places.get(one.key);
    const before = place === undefined ? undefined : kept[place];
    if (place === undefined || !before) {
      if (one.key !== undefined) places.set(one.key, kept.length);
      kept.push(one);
    } else if (severity.indexOf(one.outcome) > severity.indexOf(before.outcome)) kept[place] = one;
  }
  return kept;
}

function cellOf({ ref }: Taken, { outcome, score, rationale }: TakenCase): CaseCell {
  return { ref, outcome, ...(score !== undefined && { score }), ...(rationale !== undefined && { rationale }) };
}

/** Whether a case passed in as many runs as have to pass it: as many as judged it, unless fewer were asked. */
export function passes({ heads }: CaseRow, { minRepeatPass }: Pick<GatePolicy, "minRepeatPass">): boolean {
  return heads.length > 0 && passedIn(heads) >= (minRepeatPass ?? heads.length);
}

export function passedIn(cells: readonly CaseCell[]): number {
  return cells.filter(({ outcome }) => outcome === "passed").length;
}

/** Whether it passed in some runs and did not in others. */
export function isFlaky({ heads }: CaseRow): boolean {
  const passed = passedIn(heads);
  return passed > 0 && passed < heads.length;
}

export type Change = NonNullable<ReportedCase["change"]>;

/** How a case came out against the base. What errored or was left open did not pass. */
export function changeOf(row: CaseRow, policy: Pick<GatePolicy, "minRepeatPass">): Change {
  if (row.heads.length === 0) return "missing";
  if (!row.base) return "new";
  const before = row.base.outcome === "passed";
  const now = passes(row, policy);
  if (before === now) return "same";
  return before ? "regressed" : "fixed";
}

/** A row as reports show it. */
export function reportedCase(row: CaseRow, policy: GatePolicy, paired: boolean): ReportedCase {
  const { key, name, heads, base } = row;
  return {
    ...(key !== undefined && { key }),
    ...(name !== undefined && { name }),
    cells: base ? [...heads, base] : heads,
    ...(paired && { change: changeOf(row, policy) }),
    ...(isFlaky(row) && { flaky: true as const }),
  };
}
