import type { Clock } from "./clock.ts";
import type { Fields, RunScript, SourceKey, Step } from "./script.ts";
import { type Phase, phaseOf, wordFor } from "./words.ts";

/** A run of the scenario's world. */
export interface MadeRun {
  readonly id: string;
  /** What it is listed under; none where a provider allows that. */
  readonly parents: string[];
  /** The body that it was started with. */
  readonly input: Fields;
  readonly script: RunScript;
  /** How many cases it is over, where its start said so. */
  readonly cases?: number | undefined;
  readonly createdMs: number;
  /** When it began and ended, as far as it has. */
  startedMs?: number;
  endedMs?: number;
  steps: readonly Step<string>[];
  /** Which word it is at, since when, and how many answers have shown it. */
  at: number;
  sinceMs: number;
  reads: number;
}

/** A run took so long where the script does not tell. */
const usualMs = 60_000;

export interface Beginning {
  readonly id: string;
  readonly parents: readonly string[];
  readonly script: RunScript;
  readonly createdMs: number;
  /** From when its first word lasts. */
  readonly sinceMs: number;
  readonly input?: Fields;
  readonly cases?: number | undefined;
}

export function makeRun(source: SourceKey, { parents, script, createdMs, input = {}, ...rest }: Beginning): MadeRun {
  const steps = script.steps?.length ? script.steps : [script.status ?? (wordFor(source, "completed") as string)];
  const run: MadeRun = {
    ...rest,
    parents: [...parents],
    script,
    createdMs,
    input,
    steps,
    at: 0,
    reads: 0,
  };
  const phase = phaseOf(source, wordAt(run));
  if (phase !== "pending") run.startedMs = createdMs + 2_000;
  if (hasEnded(phase)) run.endedMs = createdMs + usualMs;
  return run;
}

export function hasEnded(phase: Phase): boolean {
  return phase !== "pending" && phase !== "running";
}

/** The word that an answer shows now. It counts as read. */
export function show(source: SourceKey, run: MadeRun, clock: Clock): string {
  catchUp(source, run, clock);
  const word = wordAt(run);
  run.reads++;
  return word;
}

/** The word that the next answer would show. */
export function wordNow(source: SourceKey, run: MadeRun, clock: Clock): string {
  catchUp(source, run, clock);
  return wordAt(run);
}

/** Puts a run on another way, from now on. */
export function turn(source: SourceKey, run: MadeRun, steps: readonly Step<string>[], clock: Clock): void {
  run.steps = steps;
  enter(source, run, 0, clock.nowMs());
}

function catchUp(source: SourceKey, run: MadeRun, clock: Clock): void {
  while (run.at < run.steps.length - 1) {
    const step = run.steps[run.at];
    const { reads = 1, ms } = typeof step === "object" ? step : {};
    const overMs = run.sinceMs + (ms ?? 0);
    if (ms === undefined ? run.reads < reads : clock.nowMs() < overMs) return;
    enter(source, run, run.at + 1, ms === undefined ? clock.nowMs() : overMs);
  }
}

function enter(source: SourceKey, run: MadeRun, at: number, ms: number): void {
  Object.assign(run, { at, sinceMs: ms, reads: 0 });
  const phase = phaseOf(source, wordAt(run));
  if (phase !== "pending") run.startedMs ??= ms;
  if (hasEnded(phase)) run.endedMs ??= ms;
  else delete run.endedMs;
}

function wordAt({ steps, at }: MadeRun): string {
  const step = steps[at] as Step<string>;
  return typeof step === "string" ? step : step.status;
}
