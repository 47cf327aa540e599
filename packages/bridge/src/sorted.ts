import type { CallOptions, Run, SourceFailure } from "@evalbridge/core";
import { checkNumber } from "@evalbridge/core";
import type { RunOf, SourceKey, Sources } from "./keys.ts";
import { listRuns } from "./list.ts";
import type { Plan } from "./query.ts";

export interface SortedOptions extends CallOptions {
  /** Keep at most this many. @default 1000 */
  readonly max?: number | undefined;
}

/** The newest runs first; those that do not tell when they were created come last. */
export interface SortedRuns<S extends Sources = Sources> {
  readonly runs: readonly RunOf<S>[];
  /** Whether these are all: none went for want of room, and no source failed. */
  readonly complete: boolean;
  readonly failures: readonly SourceFailure<SourceKey<S>>[];
}

/** Keeps the newest runs of a listing, holding few more than `max` at a time. */
export async function sortRuns(
  plans: readonly Plan[],
  { max = 1000, ...call }: SortedOptions,
  warn: (message: string) => void,
): Promise<SortedRuns> {
  checkNumber("max", max, 1);
  const failures: SourceFailure[] = [];
  let runs: Run[] = [];
  let total = 0;
  const listing = listRuns(plans, { onFailure: (failure) => failures.push(failure) }, call, warn);
  for await (const { items } of listing.pages()) {
    runs.push(...items);
    total += items.length;
    if (runs.length > 2 * max) runs = runs.sort(newestFirst).slice(0, max);
  }
  runs = runs.sort(newestFirst).slice(0, max);
  return { runs, complete: total === runs.length && failures.length === 0, failures };
}

/** Times compare as text. Runs of one moment go by reference, so that the order is the same each time. */
export function newestFirst(one: Run, other: Run): number {
  const alike = one.createdAt === other.createdAt;
  const [first, second] = alike ? [other.ref, one.ref] : [one.createdAt ?? "", other.createdAt ?? ""];
  return first > second ? -1 : 1;
}
