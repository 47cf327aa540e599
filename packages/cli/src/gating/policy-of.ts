import type { GatePolicy } from "../gate/input.ts";

/** The rules that options name by the policy's own words. */
const names = [
  "allow",
  "ignoreVerdict",
  "minScore",
  "minPassRate",
  "perCase",
  "minCases",
  "maxErrored",
  "maxUndecided",
  "confidence",
  "maxRegressions",
  "margin",
  "minRepeatPass",
  "maxFlaky",
  "maxCostUsd",
] as const satisfies readonly (keyof GatePolicy)[];

/** Some of them are for a comparison alone. */
const comparing: ReadonlySet<string> = new Set(["maxRegressions", "margin"]);

/**
 * What is asked: what the options say, else the configuration. What it asks of a comparison is not asked where nothing is compared; an
 * option without a base is left for the judge to refuse.
 */
export function policyOf(flags: GatePolicy, configured: GatePolicy = {}, comparesWithBase: boolean): GatePolicy {
  const usual = Object.entries(configured).filter(([name]) => comparesWithBase || !comparing.has(name));
  const given = names.flatMap((name) => (flags[name] === undefined ? [] : [[name, flags[name]] as const]));
  return Object.fromEntries([...usual, ...given]);
}
