import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./repository.ts";

/** Which status each operation was seen to answer, by provider and operation. */
export type Coverage = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;

interface Answered {
  readonly provider: string;
  readonly operation?: string;
  readonly status: number;
}

const recording = join(root, "contract/.coverage/operations.json");

/** A part of a test file, as vitest has it. */
interface Task {
  readonly mode: string;
  readonly tasks?: readonly Task[];
}

/** Whether nothing was left out of a test file; otherwise there is nothing to be recorded. */
export function everyTestRan(tasks: readonly Task[]): boolean {
  return tasks.every(({ mode, tasks: inner = [] }) => mode === "run" && everyTestRan(inner));
}

/** Writes down which operations were called and what they answered. */
export function recordCoverage(answers: readonly Answered[], file: string = recording): void {
  const seen: Record<string, Record<string, number[]>> = {};
  for (const { provider, operation, status } of answers) {
    if (operation === undefined) continue;
    const statuses = seen[provider]?.[operation] ?? [];
    seen[provider] = { ...seen[provider], [operation]: statuses.includes(status) ? statuses : [...statuses, status] };
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(seen, undefined, 1)}\n`);
}

/** Forgets the last recording: what it saw may not be so any more. */
export function forgetCoverage(file: string = recording): void {
  rmSync(file, { force: true });
}

/** The last recording, if there is one. */
export function readCoverage(file: string = recording): Coverage | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
