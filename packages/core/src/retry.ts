import type { OperationClass } from "./api.ts";
import { returnTokens, takeTokens } from "./budget.ts";
import { EvalbridgeError } from "./errors/evalbridge-error.ts";
import { type HttpError, NotFoundError } from "./errors/http-error.ts";
import { note } from "./errors/note.ts";
import { TimeoutError } from "./errors/timeout-error.ts";
import type { Kit } from "./kit.ts";
import { isSentOnce, mayHaveHappened } from "./outcome.ts";
import type { Settings } from "./settings.ts";
import { sleep } from "./sleep.ts";
import type { Answer, Outgoing } from "./transport.ts";

/** What is tried again, how often and when. */
export interface RetryOptions {
  /** How often a request is sent at the most, the first time included; 0 or 1: once. @default 3 */
  readonly attempts?: number | undefined;
  /** The pause before attempt n + 2 is a random part of this many milliseconds times 2ⁿ. @default 500 */
  readonly baseDelayMs?: number | undefined;
  /** Milliseconds that such a pause has at the most. @default 8000 */
  readonly maxDelayMs?: number | undefined;
  /** A provider that asks for a longer pause than this is not waited for: the call fails at once. @default 60000 */
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

type Policy = Settings["retry"];

/** What an error tells that may be of use for another attempt. */
interface Failed extends EvalbridgeError, Partial<Pick<HttpError, "retryable" | "retryAfterMs" | "status">> {
  readonly sent?: boolean;
}

/** Whether what failed so may be sent again: at will what is repeatable; all else only when it surely had no effect. */
function mayRepeat({ retryable, sent, status }: Failed, kind: OperationClass, { startsOn429 }: Policy): boolean {
  return retryable === true && (!isSentOnce(kind) || sent === false || (startsOn429 && status === 429));
}

/**
 * The pause before attempt `attempt + 1`: a random part of a limit that doubles; after a hint, that much more than the hint, so that
 * not all clients come back at once. `undefined` when the server asks for more than will be waited.
 */
function pauseMs({ retryAfterMs = 0 }: Failed, attempt: number, policy: Policy): number | undefined {
  const jitterMs = policy.random() * Math.min(policy.baseDelayMs * 2 ** (attempt - 1), policy.maxDelayMs);
  return retryAfterMs > policy.maxHintMs ? undefined : retryAfterMs + jitterMs;
}

/**
 * Sends a request until it succeeds and can be read, or may not or need not be sent again. Errors tell how many attempts were made.
 * @throws what the last attempt ended with
 */
export async function withRetry<Result>(
  { observer, transport, account }: Kit,
  request: Outgoing,
  untilMs: number,
  read: (answer: Answer) => Result,
): Promise<Result> {
  const { sending, signal, method } = request;
  const { timeoutMs, retry } = sending.settings;
  let taken: number | undefined;
  let perhapsDone = false;
  for (; ; sending.attempt++) {
    const leftMs = untilMs - performance.now();
    const ownMs = timeoutMs || Number.POSITIVE_INFINITY;
    const option = leftMs < ownMs ? "deadlineMs" : "timeoutMs";
    const late = () => new TimeoutError(sending.place, sending.settings[option], option);
    try {
      const result = read(await transport(request, Math.max(Math.min(ownMs, leftMs), 1), late));
      returnTokens(account, taken);
      return result;
    } catch (error) {
      sending.open = mayHaveHappened(error, sending, signal);
      if (!(error instanceof EvalbridgeError) || error === signal?.reason) throw error;
      const isGone = error instanceof NotFoundError && method === "DELETE" && perhapsDone;
      note(error, { attempts: sending.attempt, ...(isGone && { afterRetry: true }) });
      if (sending.attempt >= retry.attempts || !mayRepeat(error, sending.class, retry)) throw error;
      const delayMs = pauseMs(error, sending.attempt, retry);
      if (delayMs === undefined || performance.now() + delayMs >= untilMs) throw error;
      taken = takeTokens(account(), retry.budget, error instanceof TimeoutError);
      if (taken === undefined) throw error;
      perhapsDone ||= sending.open === true;
      observer.retry?.(request, error, delayMs);
      await sleep(delayMs, signal);
    }
  }
}
