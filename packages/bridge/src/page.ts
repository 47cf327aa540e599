import { ArgumentError, type CallOptions, type Run } from "@evalbridge/core";
import type { RunOf, SourceKey, Sources } from "./capability.ts";
import { decodeCursor, encodeCursor, type Place } from "./cursor.ts";
import { IncompleteListError, type SourceFailure } from "./incomplete-list-error.ts";
import { type Plan, type RunQuery, runsOf } from "./query.ts";
import { walk } from "./walk.ts";

export interface PageQuery<S extends Sources = Sources> extends RunQuery<S> {
  /** At most this many runs; at least one for each source. @default 50 */
  readonly limit?: number | undefined;
  /** `next` of the page before, with the same query. @default the first page */
  readonly cursor?: string | undefined;
}

/** It may be short, or empty, while there is a `next`: only a page without `next` is the last. */
export interface RunPage<S extends Sources = Sources> {
  readonly runs: readonly RunOf<S>[];
  /** Sources that failed this time. They keep their place in `next`. */
  readonly failures: readonly SourceFailure<SourceKey<S>>[];
  readonly next?: string;
}

const mostRequests = 10;

/** One page over all sources, from nothing but the query and a cursor. */
export async function readPage(
  plans: readonly Plan[],
  { limit = 50, cursor }: PageQuery,
  call?: CallOptions,
): Promise<RunPage> {
  if (!Number.isInteger(limit) || limit < plans.length) {
    throw new ArgumentError({}, `limit is ${limit}; give a whole number, at least ${plans.length}: one for each source`);
  }
  const before = cursor === undefined ? plans.map((): Place => ({})) : decodeCursor(plans, cursor);
  const open = before.filter((place) => place !== null).length;
  let rank = 0;
  const reached = await Promise.all(
    plans.map((plan, index) => {
      const place = before[index] ?? null;
      if (place === null) return { runs: [], place };
      // The shares add up to the limit, so that nothing fetched is left over.
      const share = Math.floor(limit / open) + (rank++ < limit % open ? 1 : 0);
      return advance(plan, place, share, call);
    }),
  );
  call?.signal?.throwIfAborted();
  const failures = reached.flatMap(({ failure }) => failure ?? []);
  // Otherwise `while (next)` over sources that are down would never end.
  if (failures.length > 0 && reached.every(({ place }, index) => place === before[index])) {
    throw new IncompleteListError(failures);
  }
  const runs = reached.flatMap((source) => source.runs);
  const places = reached.map(({ place }) => place);
  if (places.every((place) => place === null)) return { runs, failures };
  return { runs, failures, next: encodeCursor(plans, places) };
}

interface Reached {
  readonly runs: readonly Run[];
  readonly place: Place | null;
  readonly failure?: SourceFailure;
}

async function advance(plan: Plan, from: Place, share: number, call?: CallOptions): Promise<Reached> {
  const runs: Run[] = [];
  let place: Place | null = from;
  let requests = 0;
  try {
    for await (const step of walk(plan, from, () => share - runs.length, call)) {
      runs.push(...runsOf(plan, step.records));
      place = step.place;
      if (++requests === mostRequests || runs.length >= share) break;
    }
    return { runs, place };
  } catch (error) {
    return { runs, place, failure: { source: plan.key, error } };
  }
}
