import type { CallOptions, SourceFailure } from "@evalbridge/core";
import { attempt, checkNumber, follow, IncompleteListError, itemsOf, signalOf } from "@evalbridge/core";
import type { RunOf, SourceKey, Sources } from "./keys.ts";
import { merge } from "./merge.ts";
import { type Plan, type RunQuery, runsOf } from "./query.ts";
import { trim } from "./remembered.ts";

export interface ListQuery<S extends Sources = Record<never, never>> extends RunQuery<S> {
  /** The size of the pages asked of providers. @default 100 */
  readonly limit?: number | undefined;
  /** Told of each source that fails, at once. @default the list, at its end, throws an IncompleteListError */
  readonly onFailure?: ((failure: SourceFailure<SourceKey<S>>) => void) | undefined;
}

/** Runs in order of arrival. Each loop over them reads afresh; leaving it ends what is in flight. */
export interface RunListing<S extends Sources = Sources> extends AsyncIterable<RunOf<S>> {
  /** Runs of one source that came together. */
  pages(): AsyncIterable<{ readonly items: readonly RunOf<S>[] }>;
}

const scopesAtATime = 4;

/** Reads all sources at once. */
export function listRuns(
  plans: readonly Plan[],
  { limit = 100, onFailure }: ListQuery<Sources>,
  call: CallOptions | undefined,
  warn: (message: string) => void,
): RunListing {
  checkNumber("limit", limit, 1);
  async function* pages() {
    const failures: SourceFailure[] = [];
    const fail = onFailure ?? ((failure: SourceFailure) => failures.push(failure));
    const left = new AbortController();
    const signal = AbortSignal.any([left.signal, signalOf(call) ?? left.signal]);
    try {
      // A signal for each source: before Node 22.13, more than ten requests listening to one would bring a warning.
      const own = () => ({ ...call, signal: AbortSignal.any([signal]) });
      const streams = plans.map((plan) => readSource(plan, limit, own(), fail, warn));
      yield* merge(streams, signal);
      if (failures.length > 0) throw new IncompleteListError(failures);
    } finally {
      left.abort();
    }
  }
  return { pages, [Symbol.asyncIterator]: () => itemsOf(pages()) };
}

/** One source, four scopes at a time. A run that comes again within the last 1,000 is dropped, and reported at the end. */
async function* readSource(
  plan: Plan,
  limit: number,
  call: CallOptions & { readonly signal: AbortSignal },
  fail: (failure: SourceFailure) => void,
  warn: (message: string) => void,
) {
  const { key, source, query } = plan;
  // What comes in one answer anyway is not asked for again and again to be given in pieces.
  const most = source.listsWhole ? Number.POSITIVE_INFINITY : limit;
  const scopes = itemsOf(follow(source, (cursor) => source.scopes(query, cursor, call)));
  // Lanes share the scopes: each takes the next that is left.
  async function* lane() {
    for await (const scope of scopes) yield* follow(source, (cursor) => source.page(scope, query, cursor, most, call));
  }
  const recent = new Set<string>();
  let repeats = 0;
  try {
    for await (const page of merge(Array.from({ length: scopesAtATime }, lane), call.signal, true)) {
      const runs = runsOf(plan, page);
      const items = runs.filter(({ ref }) => !recent.has(ref) && recent.add(ref));
      repeats += runs.length - items.length;
      trim(recent);
      if (items.length > 0) yield { items };
    }
  } catch (error) {
    call.signal.throwIfAborted();
    await fail({ source: key, error });
  }
  if (repeats > 0) attempt(() => warn(`${key}: runs that came twice are given once: ${repeats}`));
}
