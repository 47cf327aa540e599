import type { Random } from "./random.ts";
import type { RunScript, SourceKey } from "./script.ts";
import { type Phase, wordFor } from "./words.ts";

const phases: Readonly<Record<Phase, number>> = {
  completed: 70,
  running: 8,
  failed: 8,
  pending: 5,
  cancelled: 5,
  partial: 4,
};
const verdicts = { passed: 62, failed: 26, none: 12 } as const;
const most = 12;

/** A run as the seed has it: a phase that the source knows, a verdict, cases, a cost. */
export function makeUp(source: SourceKey, random: Random): RunScript {
  const known = Object.entries(phases).filter(([phase]) => wordFor(source, phase as Phase) !== undefined);
  const status = wordFor(source, random.weighted(Object.fromEntries(known)) as Phase) as string;
  const verdict = random.weighted(verdicts);
  const cases = random.between(1, most);
  const failed = verdict === "failed" ? random.between(Math.ceil(cases / 2), cases) : 0;
  const passed = verdict === "none" ? 0 : cases - failed;
  const costUsd = random.between(1, 400) / 100;
  return { status, verdict, passed, failed: verdict === "none" ? 0 : failed, costUsd };
}

const dayMs = 86_400_000;

/** When a run that does not say was made: within 30 days before the scenario begins. */
export function madeUpMs(fromMs: number, random: Random): number {
  return fromMs - random.between(60_000, 30 * dayMs);
}
