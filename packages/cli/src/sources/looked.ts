import type { RunSource } from "@evalbridge/bridge";
import { counted } from "../text/counted.ts";
import { readableSource } from "./readable-source.ts";

/** What was looked at in one source, and how much it may cost. */
export interface Looked {
  /** Requests sent so far, repeats included. */
  requests: number;
  /** Those of them that lists cost; what reads a run by itself is not limited. */
  listed: number;
  /** Requests of lists that are under way. */
  listing: number;
  /** The lists that were begun, such as one per eval config. */
  readonly begun: Set<string>;
  /** The lists that are known to be there. */
  readonly known: Set<string>;
  /** Whether all lists are known. */
  allKnown: boolean;
  /** Runs that came, before filters of ours. */
  runs: number;
  /**
   * What its list failed with. It is not asked for more of it by the same command, which gathers a list page by page: each time would
   * cost its time limits again.
   */
  failure?: { readonly error: unknown };
}

/** A source has had as many requests as it may have. */
export class RequestLimitError extends Error {
  constructor(maxRequests: number) {
    super(`stopped after ${counted(maxRequests, "request")} (--max-requests)`);
    this.name = "RequestLimitError";
  }
}

export function nothingLooked(): Looked {
  return { requests: 0, listed: 0, listing: 0, begun: new Set(), known: new Set(), allKnown: false, runs: 0 };
}

/**
 * A source that tells what was looked at, and stops with a RequestLimitError when a list would cost more than `maxRequests`;
 * 0 sets no limit. Requests are counted by the client's hook, which calls `countRequest`. A page of a scope that it did not give is no
 * list: by that the bridge reads runs that it waits for, several at once, and again though it failed before.
 */
export function watchedSource<Source extends RunSource>(source: Source, looked: Looked, maxRequests: number): Source {
  const safe = readableSource(source);
  const given = new WeakSet<object>();
  let pages = 0;
  async function paid<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (looked.failure) throw looked.failure.error;
    try {
      // A page on its way may not have told its request yet.
      if (maxRequests > 0 && Math.max(looked.listed, pages) >= maxRequests) throw new RequestLimitError(maxRequests);
      looked.listing++;
      return await ask().finally(() => looked.listing--);
    } catch (error) {
      looked.failure = { error };
      throw error;
    }
  }
  return {
    ...safe,
    async scopes(query, cursor, call) {
      const page = await paid(() => safe.scopes(query, cursor, call));
      for (const scope of page.items) {
        given.add(scope);
        looked.known.add(scope.key);
      }
      if (page.next === undefined) looked.allKnown = true;
      return page;
    },
    async page(scope, query, cursor, limit, call) {
      if (!given.has(scope)) return safe.page(scope, query, cursor, limit, call);
      const page = await paid(() => {
        pages++;
        looked.begun.add(scope.key);
        return safe.page(scope, query, cursor, limit, call);
      });
      looked.runs += page.items.length;
      return page;
    },
  };
}

/** Counts a request that is about to be sent. */
export function countRequest(looked: Looked): void {
  looked.requests++;
  if (looked.listing > 0) looked.listed++;
}
