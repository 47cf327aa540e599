import { counted, thousands } from "../../text/counted.ts";
import { type CaseRow, isFlaky, passedIn, passes } from "../case-table.ts";
import type { Taken } from "../intake.ts";
import type { RuleResult } from "../report.ts";
import { held, ruling } from "../ruling.ts";
import { refsOf, some } from "../wording.ts";

/** That each case passed in so many of the runs that judged it. */
export function minRepeatPass(rows: readonly CaseRow[], runs: readonly Taken[], required: number): RuleResult {
  const judged = rows.filter(({ heads }) => heads.length > 0);
  const found = { observed: judged.length === 0 ? undefined : leastOf(judged), required };
  if (required > runs.length) {
    const line = `${counted(runs.length, "run")} (${refsOf(runs)}) cannot pass a case ${required} times; give more runs`;
    return ruling("min-repeat-pass", "unanswerable", line, found);
  }
  if (judged.length === 0)
    return ruling(
      "min-repeat-pass",
      "failed",
      `no case was judged by ${refsOf(runs)}; asked: ${required} passes of each`,
      found,
    );
  const short = judged.filter((row) => !passes(row, { minRepeatPass: required }));
  const line =
    short.length === 0
      ? `all ${counted(judged.length, "case")} passed in at least ${counted(required, "run")} of ${refsOf(runs)}`
      : `${counted(short.length, "case")} of ${thousands(judged.length)} passed in fewer than ${counted(required, "run")} of ${refsOf(runs)}: ${some(short.map(told))}`;
  return ruling("min-repeat-pass", held(short.length === 0), line, found);
}

function leastOf(rows: readonly CaseRow[]): number {
  return rows.reduce((least, { heads }) => Math.min(least, passedIn(heads)), Number.POSITIVE_INFINITY);
}

/** That at most so many cases passed in some runs and did not in others. */
export function maxFlaky(rows: readonly CaseRow[], runs: readonly Taken[], required: number): RuleResult {
  const repeated = rows.filter(({ heads }) => heads.length > 1);
  const flaky = repeated.filter(isFlaky);
  const found = { observed: flaky.length, required };
  if (repeated.length === 0) {
    const line = `no case was judged by two runs of ${refsOf(runs)}, so none can be flaky; give several runs over the same cases`;
    return ruling("max-flaky", "unanswerable", line, { required });
  }
  const holds = flaky.length <= required;
  const names = flaky.length > 0 ? `: ${some(flaky.map(told))}` : "";
  const line = `${counted(flaky.length, "case")} of ${thousands(repeated.length)} in ${refsOf(runs)} flaky ${holds ? "≤" : ">"} ${required}${names}`;
  return ruling("max-flaky", held(holds), line, found);
}

/** `greeting, 1 of 3`. */
function told({ key, name, heads }: CaseRow): string {
  return `${(name ?? key ?? "a case without key and name").slice(0, 60)}, ${passedIn(heads)} of ${heads.length}`;
}
