import { ArgumentError, type CallOptions, type Run } from "@evalbridge/core";
import type { RunOf, SourceKey, Sources } from "./capability.ts";
import type { SourceFailure } from "./incomplete-list-error.ts";
import { listRuns } from "./list.ts";
import type { Plan } from "./query.ts";

export interface SortedOptions extends CallOptions {
  /** Keep at most this many. @default 1000 */
  readonly max?: number | undefined;
}

/** The newest runs first; those that do not tell when they were created come last. */
export interface SortedRuns<S extends Sources = Sources> {
  readonly runs: readonly RunOf<S>[];
  /** Whether these are all: none was left out for `max`, and no source failed. */
  readonly complete: boolean;
  readonly failures: readonly SourceFailure<SourceKey<S>>[];
}

/** Reads all that the query asks for (no provider documents an order), holding few more than `max` runs at a time. */
export async function sortRuns(
  plans: readonly Plan[],
  { max = 1000, ...call }: SortedOptions,
  warn: (message: string) => void,
): Promise<SortedRuns> {
  if (!Number.isInteger(max) || max < 1) throw new ArgumentError({}, `max is ${max}; give a whole number, at least 1`);
  const failures: SourceFailure[] = [];
  const listing = listRuns(plans, { onFailure: (failure) => failures.push(failure) }, call, warn);
  let runs: Run[] = [];
  let total = 0;
  for await (const batch of listing.pages()) {
    runs.push(...batch.runs);
    total += batch.runs.length;
    if (runs.length >= 2 * max) runs = runs.sort(newestFirst).slice(0, max);
  }
  runs = runs.sort(newestFirst).slice(0, max);
  return { runs, complete: total === runs.length && failures.length === 0, failures };
}

/** Times compare as text. Runs of one moment are kept apart by their reference, so that the order is always the same. */
function newestFirst(one: Run, other: Run): number {
  const [first, second] = [one.createdAt ?? "", other.createdAt ?? ""];
  if (first !== second) return first > second ? -1 : 1;
  return one.ref < other.ref ? -1 : 1;
}
