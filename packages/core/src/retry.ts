import { returnTokens, takeTokens } from "./budget.ts";
import { EvalbridgeError } from "./errors/evalbridge-error.ts";
import { type HttpError, NotFoundError } from "./errors/http-error.ts";
import { note } from "./errors/note.ts";
import { TimeoutError } from "./errors/timeout-error.ts";
import { isSentOnce, type OperationClass } from "./facts.ts";
import type { Kit } from "./kit.ts";
import { mayHaveHappened } from "./outcome.ts";
import type { Answer, Outgoing } from "./request.ts";
import type { Settings } from "./settings.ts";
import { sleep } from "./sleep.ts";

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
  // No time at all, doubled without end, is no number.
  return retryAfterMs > policy.maxHintMs ? undefined : retryAfterMs + (jitterMs || 0);
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
      const result = read(await transport(request, Math.max(Math.min(ownMs, leftMs), 0), late));
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
      // A pause of a process that stood still ends late.
      if (performance.now() >= untilMs) throw error;
    }
  }
}
