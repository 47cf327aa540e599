import { counted } from "../../text/counted.ts";
import { allCases, caseRate, countedRate, rateText, totalOf, usualConfidence } from "../counting.ts";
import type { GatePolicy } from "../input.ts";
import type { Taken } from "../intake.ts";
import type { PassRate, RuleResult } from "../report.ts";
import { held, ruling } from "../ruling.ts";
import { casesNeeded } from "../statistics/wilson.ts";
import { atLeast, decimal, percent, refsOf, shownNumber } from "../wording.ts";
import { letThroughEmpty } from "./verdict.ts";

/** Asked of one run's score. One that was given and is no share of 1 fails unless it is allowed, also where none is asked. */
export function minScore(taken: Taken, policy: GatePolicy): RuleResult[] {
  const { ref, givenScore } = taken;
  if (!isNoShare(taken)) return policy.minScore === undefined ? [] : [askScore(taken, policy, policy.minScore)];
  const allowed = policy.allow?.includes("no-score") === true;
  const asked = policy.minScore === undefined ? "one that is" : `at least ${policy.minScore}`;
  const line = `score ${shownNumber(givenScore)} is no number from 0 to 1${allowed ? ", which is allowed" : `; asked: ${asked}, or allow "no-score"`}`;
  return [ruling("min-score", held(allowed), line, { ref, required: policy.minScore })];
}

/** Whether something was given as its score that is no number from 0 to 1. */
function isNoShare({ run, givenScore }: Taken): boolean {
  return run?.score === undefined && givenScore !== undefined && givenScore !== null;
}

function askScore(taken: Taken, policy: GatePolicy, required: number): RuleResult {
  const { ref, run } = taken;
  const score = run?.score;
  const found = { ref, observed: score, required };
  if (score !== undefined) {
    return ruling("min-score", held(score >= required), `score ${atLeast(score, required)}`, found);
  }
  if (policy.allow?.includes("no-score")) return ruling("min-score", "passed", "has no score, which is allowed", found);
  if (letThroughEmpty(taken, policy))
    return ruling("min-score", "passed", "has no score and no cases, which is allowed", found);
  return ruling("min-score", "failed", `has no score; asked: at least ${required}, or allow "no-score"`, found);
}

/** Asked of one run, by its own counts. */
export function minPassRate(taken: Taken, policy: GatePolicy, required: number): RuleResult {
  const { ref, run, unit } = taken;
  if (letThroughEmpty(taken, policy))
    return ruling("min-pass-rate", "passed", "has no cases, which is allowed", { ref, required });
  const rate = run && countedRate(run, policy.confidence ?? usualConfidence);
  if (rate) return askRate(rate, policy, required, { unit, ref });
  const none = run && totalOf(run) === 0;
  const why = none
    ? `pass rate is not known: counts 0 ${unit}s`
    : "its counts do not say how many passed of how many (perCase asks its cases)";
  return ruling("min-pass-rate", "failed", `${why}; asked: at least ${required}`, { ref, required });
}

/** Asked of the cases of all runs together. */
export function pooledPassRate(heads: readonly Taken[], policy: GatePolicy, required: number): RuleResult {
  const rate = caseRate(allCases(heads), policy.confidence ?? usualConfidence);
  if (rate) return askRate(rate, policy, required, { unit: "case", of: ` of ${refsOf(heads)}` });
  const line = `pass rate is not known: there are no cases in ${refsOf(heads)}; asked: at least ${required}`;
  return ruling("min-pass-rate", "failed", line, { required });
}

interface About {
  readonly unit: string;
  readonly of?: string;
  readonly ref?: string;
}

function askRate(rate: PassRate, { confidence }: GatePolicy, required: number, about: About): RuleResult {
  const { unit, of = "", ref } = about;
  const observed = confidence === undefined ? rate.rate : rate.low;
  const found = { ...(ref !== undefined && { ref }), observed, required };
  const counts = rateText(rate, unit, of);
  const line =
    confidence === undefined
      ? `pass rate ${atLeast(observed, required, ` (${counts})`)}`
      : `pass rate ${decimal(rate.rate)} (${counts}): its lower bound ${atLeast(observed, required)}${need(rate, unit, required)}`;
  return ruling("min-pass-rate", held(observed >= required), line, found);
}

/** How many cases the bound would take: at this rate where that is possible, else with every one of them passed. */
function need({ rate, low, confidence }: PassRate, unit: string, required: number): string {
  if (low >= required) return "";
  const [same, best] = [casesNeeded(rate, required, confidence), casesNeeded(1, required, confidence)];
  const proves = `at ${percent(confidence)}`;
  if (same !== undefined) return `; at this rate the bound needs ${counted(same, unit)} ${proves}`;
  return `; no number of cases at this rate proves it, and with all passed it needs ${counted(best ?? 0, unit)} ${proves}`;
}
