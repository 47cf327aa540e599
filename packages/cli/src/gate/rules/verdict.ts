import { counted } from "../../text/counted.ts";
import { countOf, totalOf } from "../counting.ts";
import type { GatePolicy } from "../input.ts";
import type { Taken } from "../intake.ts";
import type { RuleResult } from "../report.ts";
import { held, ruling } from "../ruling.ts";
import { outcomeOfUnknown } from "./execution.ts";

/** Whether nothing says that anything was judged, and something says that nothing was. */
function isEmpty({ run, cases }: Taken): boolean {
  const known = [run && totalOf(run), cases?.length].filter((number) => number !== undefined);
  return known.length > 0 && [...known, ...Object.values(run?.counts ?? {})].every((number) => number === 0);
}

/** A run without a single case that is allowed: there is nothing in it that its verdict or a threshold could be about. */
export function letThroughEmpty(taken: Taken, { allow = [] }: GatePolicy): boolean {
  return allow.includes("zero-cases") && isEmpty(taken);
}

/** That something was judged, by all that is known of it. */
export function zeroCases(taken: Taken, policy: GatePolicy): RuleResult {
  const { ref, run, cases, unit } = taken;
  const total = run && totalOf(run);
  const found = { ref, observed: total ?? cases?.length, required: 1 };
  const failed = (message: string) => ruling("zero-cases", "failed", message, found);
  if (letThroughEmpty(taken, policy)) return ruling("zero-cases", "passed", "has no cases, which is allowed", found);
  if (isEmpty(taken)) return failed('has no cases: nothing was judged; asked: at least 1, or allow "zero-cases"');
  if (total === undefined && cases === undefined) {
    const message = "how many cases it has is not known; asked: at least 1";
    return ruling("zero-cases", outcomeOfUnknown(taken), message, found);
  }
  if (total === 0) return failed(`counts 0 ${unit}s, which is at odds with what else is known of it`);
  if (cases?.length === 0) {
    const number = total === undefined ? "some" : counted(total, unit);
    return failed(`has no cases that can be read, though it counts ${number}`);
  }
  const errored = run?.counts?.errored ?? 0;
  if (total !== undefined && errored >= total && !run?.counts?.passed)
    return failed(`all ${counted(total, unit)} errored: nothing was judged`);
  if (cases && countOf(cases, "errored") === cases.length)
    return failed(`all ${counted(cases.length, "case")} errored: nothing was judged`);
  const number = total === undefined ? counted(cases?.length ?? 0, "case") : counted(total, unit);
  return ruling("zero-cases", "passed", `has ${number}`, found);
}

/** What a provider said of the run as a whole; a threshold stands in where it never says so, or where that was asked for. */
export function verdict(taken: Taken, policy: GatePolicy): RuleResult {
  const { ref, run, noVerdicts } = taken;
  const said = run?.verdict ?? "none";
  const found = { ref, observed: said, required: "passed" };
  if (said === "passed") return ruling("verdict", "passed", "verdict is passed", found);
  if (said === "none" && letThroughEmpty(taken, policy))
    return ruling("verdict", "passed", "verdict is none: it has no cases, which is allowed", found);
  const thresholds = thresholdsFor(taken, policy);
  const replaced = policy.ignoreVerdict || (noVerdicts && said === "none");
  if (replaced && thresholds.length > 0)
    return ruling("verdict", "passed", `verdict is ${said}; judged by ${thresholds.join(" and ")} instead`, found);
  return ruling("verdict", held(false), `verdict is ${said}; asked: passed${reason(taken, said)}`, found);
}

/** The thresholds that are really asked of a run: a score that may be absent or wrong, and is, decides nothing. */
function thresholdsFor({ run }: Taken, { minScore, minPassRate, allow = [] }: GatePolicy): string[] {
  const noScore = run?.score === undefined && allow.includes("no-score");
  return [
    ...(minScore !== undefined && !noScore ? ["minScore"] : []),
    ...(minPassRate !== undefined ? ["minPassRate"] : []),
  ];
}

function reason({ run, noVerdicts }: Taken, said: string): string {
  if (said !== "none") return "";
  if (noVerdicts) return `. ${run?.provider} never gives one: give minPassRate with perCase, which judges its cases`;
  if (run?.status === "completed" || run?.status === "partial") return ". Its provider did not say that it passed";
  return `. A run that is ${run?.status} has none: a threshold with ignoreVerdict would judge what there is of it`;
}
