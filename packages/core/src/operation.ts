import type { SharedOptions } from "./options.ts";

/** Options of a single call. They go before those of the client. */
export interface CallOptions extends SharedOptions {
  /**
   * Ends the call, also while it waits to try again; it then rejects with the signal's reason. A start whose request may have
   * reached the server rejects with an AmbiguousResultError instead, whose `cause` is that reason.
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * The key of an operation that takes one: sent again with it, the call is carried out once.
   * @default a fresh UUID for each call
   */
  readonly idempotencyKey?: string | undefined;
}

/** Options of a call that follows pages. All else (`timeoutMs`, `deadlineMs`, …) holds for each request of the walk. */
export interface PagesOptions extends CallOptions {
  /** Fail with a PaginationLimitError rather than ask for more pages than this. @default 10000 */
  readonly maxPages?: number | undefined;
}

/** Options of a call that follows pages and gives their items. */
export interface ListOptions extends PagesOptions {
  /** Stop, quietly, after this many items. @default no limit */
  readonly maxItems?: number | undefined;
}

/** What `.raw()` gives: the result with the response that carried it. */
export interface RawResult<Result, Body = Result> {
  readonly data: Result;
  /** The parsed body as it came, envelope included. */
  readonly body: Body;
  /** Status and headers. The body is read already. */
  readonly response: Response;
  /** The answer was lost, and this was found by looking: `response` is that of the look. */
  readonly adopted?: true;
}

/** The flat arguments of a call: parameters by their own names, a body under `body`. */
export type Args = { readonly body?: unknown; readonly [name: string]: unknown };
