import type { CallOptions, Run, SourceFailure } from "@evalbridge/core";
import { CursorError, checkNumber, fingerprint, follow, IncompleteListError, signalOf } from "@evalbridge/core";
import { decodeCursor, encodeCursor, type Place } from "./cursor.ts";
import type { RunOf, SourceKey, Sources } from "./keys.ts";
import { type Plan, type RunQuery, runsOf } from "./query.ts";

export interface PageQuery<S extends Sources = Record<never, never>> extends RunQuery<S> {
  /**
   * At most this many runs; at least one for each source. What a provider gives beyond what it was asked for is given too, since its next page
   * begins behind that. @default 50
   */
  readonly limit?: number | undefined;
  /** `next` of the page before; the query must be the same, but for `limit`. @default the first page */
  readonly cursor?: string | undefined;
}

/** A page may be short, or empty, while there is a `next`. */
export interface RunPage<S extends Sources = Sources> {
  readonly runs: readonly RunOf<S>[];
  /** The sources that failed this time. They keep their place in `next`. */
  readonly failures: readonly SourceFailure<SourceKey<S>>[];
  readonly next?: string;
}

const mostRequests = 10;

/** Reads a page over all sources, knowing nothing but the query and a cursor. */
export async function readPage(
  plans: readonly Plan[],
  query: PageQuery<Sources>,
  call?: CallOptions,
): Promise<RunPage> {
  const { limit = 50, cursor } = query;
  const signal = signalOf(call);
  checkNumber("limit", limit, plans.length);
  const before = cursor === undefined ? plans.map(() => ({})) : decodeCursor(plans, cursor);
  let open = before.filter(Boolean).length;
  let left = limit;
  const reached = await Promise.all(
    plans.map((plan, index) => {
      const place = before[index];
      if (!place) return { runs: [], place: null, failures: [] };
      // The shares add up to the limit, so that nothing fetched is left over.
      const share = Math.ceil(left / open--);
      left -= share;
      return advance(plan, place, share, call);
    }),
  );
  signal?.throwIfAborted();
  const failures = reached.flatMap((source) => source.failures);
  const places = reached.map(({ place }) => place);
  // With only failing sources left, `while (next)` would never end.
  if (failures.length > 0 && places.every((place, index) => place === before[index]))
    throw new IncompleteListError(failures);
  const page = { runs: reached.flatMap(({ runs }) => runs), failures };
  return places.some(Boolean) ? { ...page, next: encodeCursor(plans, places) } : page;
}

/** Walks a source's scopes one after the other, from where the page before ended. */
async function advance(plan: Plan, from: Place, share: number, call?: CallOptions) {
  const { key, source, query } = plan;
  const runs: Run[] = [];
  const failures: SourceFailure[] = [];
  let place: Place | null = from;
  let requests = 0;
  const enough = () => ++requests === mostRequests || runs.length >= share;
  const walk = async () => {
    for await (const page of follow(source, (cursor) => source.scopes(query, cursor, call), from.scopes)) {
      const { scopes, scope: begun, cursor: inside }: Place = place ?? {};
      const end = page.next === undefined ? null : { scopes: page.next };
      // By a hash of its key, which may hold a filter. One of each: of two of the same key, a place could not say which it means.
      const all = [...new Map(page.items.map((scope) => [fingerprint(scope.key), scope]))];
      const found = begun === undefined ? 0 : all.findIndex(([name]) => name === begun);
      // Scopes that were made meanwhile may have moved it to a page further on.
      if (found < 0 && end && ++requests < mostRequests) continue;
      if (found < 0) throw new CursorError("its place in the list is gone");
      const left = all.slice(begun !== undefined && inside === undefined ? found + 1 : found);
      if (left.length === 0) place = end;
      if (enough()) return;
      for (const [name, scope] of left) {
        const ask = (cursor?: string) => source.page(scope, query, cursor, share - runs.length, call);
        for await (const page of follow(source, ask, name === begun ? inside : undefined)) {
          runs.push(...runsOf(plan, page));
          const last = page.next === undefined && name === left.at(-1)?.[0];
          place = last ? end : { scopes, scope: name, cursor: page.next };
          if (enough()) return;
        }
      }
    }
  };
  await walk().catch((error: unknown) => failures.push({ source: key, error }));
  return { runs, place, failures };
}
