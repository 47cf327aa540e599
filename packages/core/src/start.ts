import type { OperationFacts } from "./api.ts";
import type { Args } from "./arguments.ts";
import type { Credentials } from "./credentials.ts";
import { AmbiguousResultError, type Candidate, type Checked, mapResult } from "./errors/ambiguous-result-error.ts";
import { note } from "./errors/note.ts";
import { type Ask, lookArgsOf, lookOnce, nameIn, resultOf, within } from "./look.ts";
import { mark } from "./mark.ts";
import type { Observer } from "./observer.ts";
import type { CallOptions, RawResult } from "./operation.ts";
import { mayHaveHappened } from "./outcome.ts";
import { sleep } from "./sleep.ts";
import { type Pending, StartMemory } from "./start-memory.ts";
import type { Sending } from "./transport.ts";

/** When each look begins, in seconds of 30: after pauses of 1, 2, 4, 8 and 15. One that is overdue is left out. */
const beginnings = [1, 3, 7, 15, 30];
/** Clocks differ. Time narrows what is looked at, it proves nothing: a little more does no harm. */
const slackMs = 120_000;
const longestLookMs = 10_000;

type Result = RawResult<unknown, unknown>;

/** One call that must not be made twice. */
export interface Start {
  readonly args: Args;
  readonly marker?: string | undefined;
  readonly sending: Sending;
  readonly signal: AbortSignal | undefined;
  /** As performance.now() tells the time. */
  readonly untilMs: number;
}

/** What sees a client's starts through. */
export interface StartKeeper {
  /** Adds to the arguments what a start is known by. */
  mark: typeof mark;
  /**
   * Waits for the answer, and if that is lost, looks for what was started.
   * @throws {AmbiguousResultError} when it stays unknown whether the call was carried out
   */
  settle(operation: OperationFacts, start: Start, answer: Promise<Result>): Promise<Result>;
  /** Maps a start's result, also one that is found later. */
  map: typeof mapResult;
}

/** Makes the keeper of a client's starts. */
export function keepStarts(
  operations: ReadonlyMap<string, OperationFacts>,
  ask: Ask,
  observer: Observer,
  { redactValue }: Credentials,
): StartKeeper {
  const memory = new StartMemory();

  async function settle(operation: OperationFacts, start: Start, answer: Promise<Result>): Promise<Result> {
    const { sending, args } = start;
    const rule = operation.reconcile;
    const lookArgs = rule && lookArgsOf(rule, args);
    const pending = memory.begin(rule?.look, lookArgs);
    try {
      const result = await answer;
      if (rule?.answer !== undefined) memory.know(nameIn(sending.place, result, rule.answer));
      memory.end(pending);
      return result;
    } catch (error) {
      if (mayHaveHappened(error, sending, start.signal))
        return await reconcile(operation, start, lookArgs, pending, error);
      memory.end(pending);
      throw error;
    }
  }

  async function reconcile(
    { reconcile: rule }: OperationFacts,
    { sending, args, marker, signal, untilMs }: Start,
    lookArgs: Args | undefined,
    pending: Pending,
    cause: unknown,
  ): Promise<Result> {
    const { place, settings, operation = "", sentAt = Date.now() } = sending;
    const lost = Object.assign(pending, { sentAt });
    const since = sentAt - slackMs;
    let candidates: readonly Candidate[] = [];
    let complete = false;
    let looks = 0;
    let settled = false;
    let adopted: string | undefined;

    const failure = () => {
      const asked = rule && lookArgs ? { operation: rule.look, args: redactValue(lookArgs) as object } : {};
      const checked: Checked = { ...asked, looks, complete };
      const error = new AmbiguousResultError<Result>(place, cause, {
        operation,
        sentAt: new Date(sentAt).toISOString(),
        marker,
        candidates: candidates.map((one) => redactValue(one) as Candidate),
        checked,
        settled,
        recheck,
      });
      note(error, { attempts: sending.attempt });
      return error;
    };

    /** Looks once; gives what may be taken for the call's result. */
    async function look(options: CallOptions): Promise<Result | undefined> {
      if (!rule || !lookArgs) return undefined;
      looks++;
      complete = false;
      const bounded = within(options.deadlineMs ?? settings.deadlineMs, ask);
      const { response, ...found } = await lookOnce(
        operations,
        bounded,
        { rule, args, marker, since },
        lookArgs,
        options,
      );
      const { proven } = found;
      complete = found.complete;
      // What was to be brought about may well be about something that is known. All else that is known is of another start,
      // also where that has turned out only while this look was under way.
      const free = ({ id }: Candidate) => rule.effect !== undefined || id === adopted || !memory.known.has(id);
      candidates = found.candidates.filter(free);
      if (proven && rule.effect?.answers === false) {
        settled = true;
        memory.end(pending);
        return undefined;
      }
      // Where there could be proof, what lacks it is not taken.
      const provable = marker !== undefined || rule.effect !== undefined;
      const alone = settings.onAmbiguous === "adopt-only-match" && !provable && memory.isAlone(lost);
      const one = proven ?? (alone && complete && candidates.length === 1 ? candidates[0] : undefined);
      if (!one) return undefined;
      const result = await resultOf(rule, bounded, one, response, options);
      adopted = one.id;
      memory.end(pending);
      memory.know(one.id);
      const how = proven ? "it was found" : "the only one that fits was taken";
      observer.warn(`${place.provider} ${operation}: the answer was lost; ${how}: ${one.id}`);
      return result;
    }

    async function recheck(options: CallOptions = {}): Promise<Result> {
      const result = await look(options);
      if (result) return result;
      throw failure();
    }

    const begunMs = performance.now();
    // A caller that has ended the call wants to be told at once.
    for (const beginning of signal?.aborted || settings.lookMs === 0 || !lookArgs ? [] : beginnings) {
      const now = performance.now();
      const pauseMs = begunMs + (settings.lookMs * beginning) / 30 - now;
      if (pauseMs < 0) continue;
      const leftMs = untilMs - now - pauseMs;
      if (leftMs <= 0) break;
      try {
        await sleep(pauseMs, signal);
        const result = await look({ signal, deadlineMs: Math.min(leftMs, longestLookMs) });
        if (result) return result;
        if (settled) break;
      } catch {
        // What a look fails with changes nothing about what is known.
        if (signal?.aborted) break;
      }
    }
    throw failure();
  }

  return { mark, settle, map: mapResult };
}
