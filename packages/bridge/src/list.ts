import { ArgumentError, type CallOptions, type RunRecord } from "@evalbridge/core";
import type { RunOf, SourceKey, Sources } from "./capability.ts";
import { IncompleteListError, type SourceFailure } from "./incomplete-list-error.ts";
import { follow, merge } from "./merge.ts";
import { type Plan, type RunQuery, runsOf } from "./query.ts";

export interface ListQuery<S extends Sources = Sources> extends RunQuery<S> {
  /** The size of the pages asked of providers. @default 100 */
  readonly limit?: number | undefined;
  /** Told of each source that fails, at once. @default the list goes on to its end, then throws an IncompleteListError */
  readonly onFailure?: ((failure: SourceFailure<SourceKey<S>>) => void) | undefined;
}

/** Runs of one source that came together. */
export type RunBatch<S extends Sources = Sources> = {
  [K in SourceKey<S>]: { readonly source: K; readonly runs: readonly RunOf<S, K>[] };
}[SourceKey<S>];

/** Runs in the order in which they arrive. Each loop over it reads afresh; leaving the loop ends what is in flight. */
export interface RunListing<S extends Sources = Sources> extends AsyncIterable<RunOf<S>> {
  pages(): AsyncIterable<RunBatch<S>>;
}

type Stream<Item> = AsyncGenerator<Item, void, undefined>;

const scopesAtATime = 4;
const remembered = 1000;
const stopped = new Error("the loop over the list was left");

/** Reads all sources at once. */
export function listRuns(
  plans: readonly Plan[],
  { limit = 100, onFailure }: ListQuery,
  call: CallOptions | undefined,
  warn: (message: string) => void,
): RunListing {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new ArgumentError({}, `limit is ${limit}; give a whole number, at least 1: it is the size of a page`);
  }

  async function* batches(stop: AbortController): Stream<RunBatch> {
    const failures: SourceFailure[] = [];
    const fail = onFailure ?? ((failure: SourceFailure) => failures.push(failure));
    const outer = call?.signal;
    const abort = () => stop.abort(outer?.reason);
    outer?.addEventListener("abort", abort, { once: true });
    if (outer?.aborted) abort();
    try {
      const own = { ...call, signal: stop.signal };
      yield* merge(plans.map((plan) => readSource(plan, limit, own, fail, warn)), stop.signal);
      if (failures.length > 0) throw new IncompleteListError(failures);
    } catch (error) {
      if (stop.signal.reason !== stopped) throw error;
    } finally {
      outer?.removeEventListener("abort", abort);
      stop.abort(stopped);
    }
  }

  async function* runs(stop: AbortController): Stream<RunOf<Sources>> {
    for await (const batch of batches(stop)) yield* batch.runs;
  }

  return { pages: () => stoppable(batches), [Symbol.asyncIterator]: () => stoppable(runs) };
}

/** A generator waits with `return()` for the item it is at; this one does not. */
function stoppable<Item>(start: (stop: AbortController) => Stream<Item>): Stream<Item> {
  const stop = new AbortController();
  const stream = start(stop);
  const end = stream.return.bind(stream);
  return Object.assign(stream, {
    return: () => {
      stop.abort(stopped);
      return end();
    },
  });
}

/** One source, four of its scopes at a time. A run that comes again within the last 1,000 is dropped, and reported. */
async function* readSource(
  plan: Plan,
  limit: number,
  call: CallOptions & { readonly signal: AbortSignal },
  fail: (failure: SourceFailure) => void,
  warn: (message: string) => void,
): Stream<RunBatch> {
  const { key, source, query } = plan;
  const { signal } = call;
  const provider = source.provider.name;
  const scopes = flat(follow(provider, signal, (cursor) => source.scopes(query, cursor, call)));
  async function* lane(): Stream<readonly RunRecord[]> {
    // Each lane takes the next scope that is left. (`for await` would close the scopes for all when one lane ends.)
    for (let scope = await scopes.next(); !scope.done; scope = await scopes.next()) {
      const { value } = scope;
      yield* follow(provider, signal, (cursor) => source.page(value, query, cursor, limit, call));
    }
  }
  const recent = new Set<string>();
  let repeats = 0;
  try {
    for await (const records of merge(Array.from({ length: scopesAtATime }, lane), signal)) {
      const runs = runsOf(plan, records).filter(({ ref }) => {
        if (recent.has(ref)) repeats++;
        else return Boolean(recent.add(ref));
        return false;
      });
      for (const ref of recent) {
        if (recent.size <= remembered) break;
        recent.delete(ref);
      }
      if (runs.length > 0) yield { source: key, runs };
    }
  } catch (error) {
    signal.throwIfAborted();
    fail({ source: key, error });
  }
  if (repeats > 0) warn(`${key}: ${repeats === 1 ? "1 run came twice and was" : `${repeats} runs came twice and were`} dropped`);
}

async function* flat<Item>(pages: Stream<readonly Item[]>): Stream<Item> {
  for await (const items of pages) yield* items;
}
