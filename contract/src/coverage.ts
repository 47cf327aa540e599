import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./repository.ts";

/** What the suites saw of one provider. */
export interface ProviderCoverage {
  /** By operation: the statuses that it answered. */
  readonly statuses: Readonly<Record<string, readonly number[]>>;
  /** By operation: what of its parameters and its body arrived. See shape/facets.ts. */
  readonly facets: Readonly<Record<string, readonly string[]>>;
  /** Requests, each with its answer, that the second validator looked at. */
  readonly exchanges: number;
  /** What it found. */
  readonly mismatches: number;
}

/** By provider. */
export type Coverage = Readonly<Record<string, ProviderCoverage>>;

const recordings = join(root, "contract/.coverage");

/** A part of a test file, as vitest has it. */
interface Task {
  readonly mode: string;
  readonly tasks?: readonly Task[];
}

/** Whether nothing was left out of a test file; otherwise there is nothing to be recorded. */
export function everyTestRan(tasks: readonly Task[]): boolean {
  return tasks.every(({ mode, tasks: inner = [] }) => mode === "run" && everyTestRan(inner));
}

/** Writes down what a suite saw, under its name. */
export function recordCoverage(suite: string, coverage: Coverage, folder: string = recordings): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${suite}.json`), `${JSON.stringify(coverage, undefined, 1)}\n`);
}

/** Forgets all recordings: what they saw may not be so any more. */
export function forgetCoverage(folder: string = recordings): void {
  rmSync(folder, { recursive: true, force: true });
}

/** The recordings of all suites together, if there are any. */
export function readCoverage(folder: string = recordings): Coverage | undefined {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];
  const coverages = files.map((file): Coverage => JSON.parse(readFileSync(join(folder, file), "utf8")));
  if (coverages.length === 0) return undefined;
  const all: Record<string, ProviderCoverage> = {};
  for (const [provider, seen] of coverages.flatMap((one) => Object.entries(one)))
    all[provider] = together(all[provider] ?? nothing, seen);
  return all;
}

export const nothing: ProviderCoverage = { statuses: {}, facets: {}, exchanges: 0, mismatches: 0 };

function together(one: ProviderCoverage, other: ProviderCoverage): ProviderCoverage {
  return {
    statuses: joined(one.statuses, other.statuses),
    facets: joined(one.facets, other.facets),
    exchanges: one.exchanges + other.exchanges,
    mismatches: one.mismatches + other.mismatches,
  };
}

type Lists<Item> = Readonly<Record<string, readonly Item[]>>;

function joined<Item>(one: Lists<Item>, other: Lists<Item>): Lists<Item> {
  const names = [...Object.keys(one), ...Object.keys(other)];
  return Object.fromEntries(names.map((name) => [name, [...new Set([...(one[name] ?? []), ...(other[name] ?? [])])]]));
}
