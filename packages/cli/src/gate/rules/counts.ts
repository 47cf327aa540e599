import { counted } from "../../text/counted.ts";
import { countOf, sumOf } from "../counting.ts";
import type { GatePolicy } from "../input.ts";
import type { Taken, TakenCase } from "../intake.ts";
import type { RuleResult } from "../report.ts";
import { held, ruling } from "../ruling.ts";
import { shownNumber } from "../wording.ts";

/** That a run's counts are at odds neither with each other nor with its cases: one of two that differ is wrong. No line where they agree. */
export function counts(taken: Taken, { allow = [] }: GatePolicy): RuleResult[] {
  const { ref, cases, unit } = taken;
  // Bland counts calls, each of which is several cases; of a run that is one case, scores are counted.
  const comparable = unit === "case" ? cases : undefined;
  const found = [...amongThemselves(taken), ...(comparable ? againstCases(taken, comparable) : [])];
  if (found.length === 0) return [];
  const allowed = allow.includes("contradiction");
  const line = `${found.join("; ")}${allowed ? "; which is allowed" : '; asked: no contradiction, or allow "contradiction"'}`;
  return [ruling("counts", held(allowed), line, { ref })];
}

function amongThemselves({ run, wrongCounts }: Taken): string[] {
  const { total } = run?.counts ?? {};
  const sum = sumOf(run?.counts);
  const wrong = wrongCounts.map(
    ([name, given]) => `the count ${name} is ${shownNumber(given)}, no whole number from 0`,
  );
  return total !== undefined && sum > total
    ? [...wrong, `its counts add up to ${sum}, and their total is ${total}`]
    : wrong;
}

function againstCases({ run, unit }: Taken, cases: readonly TakenCase[]): string[] {
  if (!run?.counts) return [];
  const { passed, total = 0 } = run.counts;
  const differs = (name: TakenCase["outcome"]) =>
    `counts ${run.counts?.[name]} ${name}, and ${countOf(cases, name)} of its cases ${name}`;
  const found: string[] = [];
  if (passed !== undefined && passed !== countOf(cases, "passed")) found.push(differs("passed"));
  // A case that is known to be bad is missing among those that were counted.
  for (const bad of ["failed", "errored"] as const) {
    const number = run.counts[bad];
    if (number !== undefined && number < countOf(cases, bad)) found.push(differs(bad));
  }
  // What was stopped early says itself that its total was not judged; then only what it says of what was judged can be asked.
  const stopped = run.status === "partial" || run.status === "cancelled" || run.status === "failed";
  const all = Math.max(stopped ? 0 : total, sumOf(run.counts));
  if (all > cases.length) found.push(`counts ${counted(all, unit)}, and ${cases.length} could be read`);
  return found;
}
