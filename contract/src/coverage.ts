import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { files, read, root } from "./repository.ts";

/** Which status each operation was seen to answer, by provider and operation. */
export type Coverage = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;

interface Answered {
  readonly provider: string;
  readonly operation?: string;
  readonly status: number;
}

const file = join(root, "contract/.coverage/operations.json");

/** The specs as they are, in one word: a recording of other specs says nothing about these. */
function specsHash(): string {
  const hash = createHash("sha256");
  for (const spec of files("specs/*/openapi.yaml")) hash.update(`${spec}\n${read(spec)}`);
  return hash.digest("hex");
}

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
export function recordCoverage(answers: readonly Answered[]): void {
  const seen: Record<string, Record<string, number[]>> = {};
  for (const { provider, operation, status } of answers) {
    if (operation === undefined) continue;
    const statuses = seen[provider]?.[operation] ?? [];
    seen[provider] = { ...seen[provider], [operation]: statuses.includes(status) ? statuses : [...statuses, status] };
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ specs: specsHash(), seen }, undefined, 1)}\n`);
}

/** The last recording; none when there is none of the specs as they are. */
export function readCoverage(): Coverage | undefined {
  if (!existsSync(file)) return undefined;
  const { specs, seen } = JSON.parse(readFileSync(file, "utf8"));
  return specs === specsHash() ? seen : undefined;
}
