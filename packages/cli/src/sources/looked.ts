import type { RunSource } from "@evalbridge/bridge";

/** What was looked at in one source, and how much it may cost. */
export interface Looked {
  /** Requests sent so far, repeats included. */
  requests: number;
  /** The lists that were begun, such as one per eval config. */
  readonly begun: Set<string>;
  /** The lists that are known to be there. */
  readonly known: Set<string>;
  /** Whether all lists are known. */
  allKnown: boolean;
  /** Runs that came, before filters of ours. */
  runs: number;
  /** What its list failed with. It is not asked for more of it by the same command: each time would cost its time limits again. */
  failure?: { readonly error: unknown };
}

/** A source has had as many requests as it may have. */
export class RequestLimitError extends Error {
  constructor(maxRequests: number) {
    super(`stopped after ${maxRequests} ${maxRequests === 1 ? "request" : "requests"} (--max-requests)`);
    this.name = "RequestLimitError";
  }
}

export function nothingLooked(): Looked {
  return { requests: 0, begun: new Set(), known: new Set(), allKnown: false, runs: 0 };
}

/**
 * A source that tells what was looked at, and stops with a RequestLimitError when a list would cost more than `maxRequests`;
 * 0 sets no limit. Requests are counted by the client's hook, which adds to `looked.requests`.
 */
export function watchedSource<Source extends RunSource>(source: Source, looked: Looked, maxRequests: number): Source {
  let pages = 0;
  async function paid<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (looked.failure) throw looked.failure.error;
    try {
      // A page on its way may not have told its request yet.
      if (maxRequests > 0 && Math.max(looked.requests, pages) >= maxRequests) throw new RequestLimitError(maxRequests);
      return await ask();
    } catch (error) {
      looked.failure = { error };
      throw error;
    }
  }
  return {
    ...source,
    async scopes(query, cursor, call) {
      const page = await paid(() => source.scopes(query, cursor, call));
      for (const { key } of page.items) looked.known.add(key);
      if (page.next === undefined) looked.allKnown = true;
      return page;
    },
    async page(scope, query, cursor, limit, call) {
      const page = await paid(() => {
        pages++;
        looked.begun.add(scope.key);
        return source.page(scope, query, cursor, limit, call);
      });
      looked.runs += page.items.length;
      return page;
    },
  };
}
