import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import type { TimeoutError } from "./errors/timeout-error.ts";
import type { OperationClass } from "./facts.ts";
import type { Settings } from "./settings.ts";

/** What a request is sent for, and how far it has come. One object for all attempts of a call. */
export interface Sending {
  readonly place: ErrorPlace;
  readonly operation?: string;
  readonly class: OperationClass;
  readonly settings: Settings;
  /** Codes of errors that prove that it was not sent, beside those that prove it of any request. */
  readonly unsent?: RegExp | undefined;
  /** 1 for the first time. */
  attempt: number;
  /** When it was last handed to fetch, as Date.now() tells it. */
  sentAt?: number;
  /** The same as performance.now() tells it, which no setting of the clock changes. */
  sentMs?: number;
  /** Whether the attempt under way, or the one that just failed, was handed to fetch. */
  open?: boolean;
}

/**
 * A request as plain data: a platform's Request costs as much as all else that is done for a call, and can be sent once.
 * The names of headers are in lower case.
 */
export interface Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: RequestInit["body"] | undefined;
  readonly signal?: AbortSignal | null | undefined;
  readonly sending: Sending;
}

/** An answer whose body has been read, within the attempt's time. */
export interface Answer {
  readonly response: Response;
  readonly body: Uint8Array;
}

/** One attempt: sends the request, or ends with `late()` when the time is over. */
export type Transport = (request: Outgoing, limitMs: number, late: () => TimeoutError) => Promise<Answer>;

/** Ends an attempt with the error for what was thrown by something that is not ours. */
export type Fail = (thrown: unknown) => Promise<never>;

/** `fetch` as users give it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;
