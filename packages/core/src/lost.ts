import type { OperationFacts } from "./api.ts";
import type { Args } from "./arguments.ts";
import { AmbiguousResultError, type Candidate, type Checked } from "./errors/ambiguous-result-error.ts";
import { note } from "./errors/note.ts";
import { type Ask, lookOnce, resultOf, within } from "./look.ts";
import type { CallOptions, RawResult } from "./operation.ts";
import type { Reconcile } from "./reconcile.ts";
import type { StartSettings } from "./settings.ts";
import { sleep } from "./sleep.ts";
import type { Pending, StartMemory } from "./start-memory.ts";
import type { Sending } from "./transport.ts";

/** When each look begins, in seconds of 30: after pauses of 1, 2, 4, 8 and 15. One that is overdue is left out. */
const beginnings = [1, 3, 7, 15, 30];
/** Clocks differ. Time narrows what is looked at, it proves nothing: a little more does no harm. */
const slackMs = 120_000;
const longestLookMs = 10_000;

type Result = RawResult<unknown, unknown>;

/** A call whose answer was lost. */
interface Lost {
  readonly rule: Reconcile | undefined;
  readonly args: Args;
  /** What to ask with; absent where the arguments do not say enough. */
  readonly lookArgs: Args | undefined;
  readonly marker: string | undefined;
  readonly sending: Sending;
  readonly settings: StartSettings;
  readonly signal: AbortSignal | null | undefined;
  /** As performance.now() tells the time. */
  readonly untilMs: number;
  readonly pending: Pending;
  readonly cause: unknown;
}

interface Means {
  readonly operations: ReadonlyMap<string, OperationFacts>;
  readonly ask: Ask;
  readonly warn: (message: string) => void;
  readonly redactValue: (value: unknown) => unknown;
  readonly memory: StartMemory;
}

/**
 * Looks for what a call made whose answer was lost.
 * @throws {AmbiguousResultError} when it stays unknown
 */
export async function lookForLost(
  { rule, args, lookArgs, marker, sending, settings, signal, untilMs, pending, cause }: Lost,
  { operations, ask, warn, redactValue, memory }: Means,
): Promise<Result> {
  const { place, operation = "", sentAt = Date.now() } = sending;
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
    const bounded = within(options.deadlineMs ?? sending.settings.deadlineMs, ask);
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
    warn(`${place.provider} ${operation}: the answer was lost; ${how}: ${one.id}`);
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
      const result = await look({ signal: signal ?? undefined, deadlineMs: Math.min(leftMs, longestLookMs) });
      if (result) return result;
      if (settled) break;
    } catch {
      // What a look fails with changes nothing about what is known.
      if (signal?.aborted) break;
    }
  }
  throw failure();
}
