import type { CaseCell, GateReport, ReportedCase } from "../gate/report.ts";
import { cut, plain } from "../text/plain.ts";

/** A case with what a report needs to place and name it. */
export interface RankedCase {
  readonly reported: ReportedCase;
  /** Its name on one line, with its key where others have that name too; else its key, else its number in the report. Never empty, and not much longer than 300 characters. */
  readonly label: string;
  /** The worst that a head run says of it; absent: none judged it. */
  readonly outcome?: CaseCell["outcome"];
  /** Whether somebody has to look at it. */
  readonly matters: boolean;
  /** What is the matter with it, most urgent first: `regressed, flaky`. */
  readonly signs: readonly Sign[];
}

const longestLabel = 300;
/** In the order in which cases are shown; the first ones matter. */
const signs = ["regressed", "failed", "errored", "missing", "undecided", "flaky", "fixed", "new"] as const;
export type Sign = (typeof signs)[number];
const mattering: readonly Sign[] = ["regressed", "failed", "errored", "missing", "undecided", "flaky"];
const worstFirst = ["failed", "errored", "undecided", "passed"] as const;

/** All cases, those that matter most first, else in the order of the report. */
export function rankCases(report: GateReport): RankedCase[] {
  const base = baseRef(report);
  const labels = caseLabels(report.cases);
  return report.cases
    .map((reported, index) => ranked(reported, labels[index] ?? "", base))
    .sort((left, right) => rankOf(left) - rankOf(right));
}

/** What cases are called: by name, else by key, else by place in the report; of those that share a name, the key tells which is which. */
export function caseLabels(cases: readonly ReportedCase[]): string[] {
  const shared = Map.groupBy(cases, ({ name = "" }) => plain(name));
  return cases.map(({ name = "", key = "" }, index) => {
    const isAlone = (shared.get(plain(name))?.length ?? 0) < 2;
    const words = plain(name) === "" || isAlone ? [plain(name) || plain(key)] : [plain(name), key && `(${plain(key)})`];
    return cut(words.filter(Boolean).join(" "), longestLabel) || `case ${index + 1}`;
  });
}

/** The reference of the run that the others are compared with. */
export function baseRef({ comparison, runs }: GateReport): string | undefined {
  return comparison?.base ?? runs.find(({ role }) => role === "base")?.ref;
}

function ranked(reported: ReportedCase, label: string, base: string | undefined): RankedCase {
  const outcomes = reported.cells.filter(({ ref }) => ref !== base).map(({ outcome }) => outcome);
  const outcome = worstFirst.find((candidate) => outcomes.includes(candidate));
  const present = signs.filter(
    (sign) => sign === outcome || sign === reported.change || (sign === "flaky" && reported.flaky),
  );
  return {
    reported,
    label,
    ...(outcome && { outcome }),
    matters: present.some((sign) => mattering.includes(sign)),
    signs: present,
  };
}

function rankOf({ signs: [first] }: RankedCase): number {
  return first === undefined ? signs.length : signs.indexOf(first);
}
