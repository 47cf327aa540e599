import type { Hooks } from "./observe.ts";

/** What is tried again, how often and when. */
export interface RetryOptions {
  /** How often a request is sent at the most, the first time included; 0 or 1: once. @default 3 */
  readonly attempts?: number | undefined;
  /** The pause before attempt n + 2 is a random part of this many milliseconds times 2ⁿ. @default 500 */
  readonly baseDelayMs?: number | undefined;
  /** Milliseconds that such a pause has at the most. @default 8000 */
  readonly maxDelayMs?: number | undefined;
  /** A provider that asks for a longer pause than this is not waited for: the call fails at once; 0: none is. @default 60000 */
  readonly maxHintMs?: number | undefined;
  /**
   * Whether what starts or creates is sent again after a 429. It is taken to be refused before any effect; no provider
   * says so in writing.
   * @default true
   */
  readonly startsOn429?: boolean | undefined;
  /**
   * Tokens that all calls to one origin with one key share. A retry costs 5, after a timeout 10; a success gives its cost
   * back, or 1. Without tokens nothing is tried again, so that an outage is not made worse. 0 turns the limit off.
   * @default 500
   */
  readonly budget?: number | undefined;
  /** Where chance comes from: a number from 0 up to 1. @default Math.random */
  readonly random?: (() => number) | undefined;
}

/** Options of a client that a single call may give differently. */
export interface SharedOptions {
  /**
   * Milliseconds that one attempt may take, reading the body included; 0 turns the limit off.
   * @default 30000 for reads and idempotent writes, 60000 for what starts or creates, or what the spec says
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Milliseconds that a call may take in all: attempts, pauses between them, and looking for a start whose answer was
   * lost. 0 turns the limit off.
   * @default 0; attempts and pauses are bounded each by itself
   */
  readonly deadlineMs?: number | undefined;
  /** What is tried again, how often and when. */
  readonly retry?: RetryOptions | undefined;
  /**
   * Bytes that an answer may have, decompressed; a larger one is a ContractError. 0 turns the limit off.
   * @default 67108864 (64 MiB)
   */
  readonly maxResponseBytes?: number | undefined;
  /**
   * When a start's answer was lost and the provider gives no proof of which run is ours: `throw` an AmbiguousResultError,
   * or take the only run that fits. The latter is right only for a caller who alone starts runs there.
   * @default "throw"
   */
  readonly onAmbiguous?: "throw" | "adopt-only-match" | undefined;
  /** Milliseconds for which a start whose answer was lost is looked for, inside `deadlineMs`; 0: not at all. @default 30000 */
  readonly lookMs?: number | undefined;
  /**
   * Whether a start carries a value by which its run can be told from all others, where the provider gives it back: at
   * Bland `metadata.evalbridge_start`, a fresh UUID.
   * @default true
   */
  readonly startMarker?: boolean | undefined;
}

/** Options of a provider's client. All may be left out. */
export interface ClientOptions extends SharedOptions, Hooks {
  /**
   * The key (`user:password` where the provider takes Basic), or a function that gives it, asked before each request (for keys that are rotated).
   * @default the environment variable `<PROVIDER>_API_KEY`, read at the first request
   */
  readonly apiKey?: string | (() => string | Promise<string>) | undefined;
  /**
   * Where the API is: https, or http on this machine. The key is sent nowhere else.
   * @default the environment variable `<PROVIDER>_BASE_URL`, else the provider's documented address; where it has none, one of the two is required
   */
  readonly baseUrl?: string | undefined;
  /**
   * Lets a client in a web page use a key. Whoever opens the page can read it there: right only for a key that may be seen, as in
   * a tool for yourself.
   * @default false: a request with a key fails there
   */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
  /** What sends requests. `init.headers` is a plain object, its names in lower case. @default the platform's `fetch` */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

/** Options of a client of some operations alone: it takes no hooks but `onWarning`. */
export type PartOptions = Omit<ClientOptions, Exclude<keyof Hooks, "onWarning">>;
