/** Options of a single call. */
export interface CallOptions {
  /**
   * Milliseconds that one attempt may take, reading the body included; 0 turns the limit off.
   * @default 30000 for reads and idempotent writes, 60000 for what starts or creates, or what the spec says
   */
  readonly timeoutMs?: number | undefined;
  /** Ends the call; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Options of a call that follows pages. */
export interface ListOptions extends CallOptions {
  /** Stop after this many items. @default no limit */
  readonly maxItems?: number | undefined;
}

/** What `.raw()` gives: the result with the response that carried it. */
export interface RawResult<Result, Body = Result> {
  readonly data: Result;
  /** The parsed body as it came, envelope included. */
  readonly body: Body;
  /** Status and headers. The body is read already. */
  readonly response: Response;
}
