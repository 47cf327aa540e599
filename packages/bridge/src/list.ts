import type { CallOptions, SourceFailure } from "@evalbridge/core";
import { follow, IncompleteListError } from "@evalbridge/core";
import type { RunOf, SourceKey, Sources } from "./keys.ts";
import { checkNumber, type Plan, type RunQuery, runsOf } from "./query.ts";
import { itemsOf, merge } from "./stream.ts";

export interface ListQuery<S extends Sources = Sources> extends RunQuery<S> {
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
const remembered = 1000;

/** Reads all sources at once. */
export function listRuns(
  plans: readonly Plan[],
  { limit = 100, onFailure }: ListQuery,
  call: CallOptions | undefined,
  warn: (message: string) => void,
): RunListing {
  checkNumber("limit", limit, 1);
  async function* pages() {
    const failures: SourceFailure[] = [];
    const fail = onFailure ?? ((failure: SourceFailure) => failures.push(failure));
    const controller = new AbortController();
    const { signal } = controller;
    const abort = () => controller.abort(call?.signal?.reason);
    call?.signal?.addEventListener("abort", abort);
    if (call?.signal?.aborted) abort();
    try {
      yield* merge(
        plans.map((plan) => readSource(plan, limit, { ...call, signal }, fail, warn)),
        signal,
      );
      if (failures.length > 0) throw new IncompleteListError(failures);
    } finally {
      call?.signal?.removeEventListener("abort", abort);
      controller.abort();
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
  const { name } = source.provider;
  const scopes = itemsOf(follow(name, undefined, (cursor) => source.scopes(query, cursor, call)));
  // Each lane takes the next scope that is left. (`for await` would close the scopes for all when one lane ends.)
  async function* lane() {
    for (let next = await scopes.next(); !next.done; next = await scopes.next()) {
      const scope = next.value;
      yield* follow(name, undefined, (cursor) => source.page(scope, query, cursor, limit, call));
    }
  }
  const recent = new Set<string>();
  let repeats = 0;
  try {
    for await (const page of merge(Array.from({ length: scopesAtATime }, lane), call.signal)) {
      const runs = runsOf(plan, page);
      const items = runs.filter(({ ref }) => !recent.has(ref) && recent.add(ref));
      repeats += runs.length - items.length;
      for (const ref of recent) if (recent.size > remembered) recent.delete(ref);
      if (items.length > 0) yield { items };
    }
  } catch (error) {
    call.signal.throwIfAborted();
    fail({ source: key, error });
  }
  if (repeats > 0) warn(`${key}: ${repeats === 1 ? "1 run" : `${repeats} runs`} came twice: dropped`);
}
