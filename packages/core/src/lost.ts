import type { OperationFacts } from "./api.ts";
import { type AmbiguousFacts, AmbiguousResultError, type Candidate } from "./errors/ambiguous-result-error.ts";
import { type Ask, lookOnce, resultOf, within } from "./look.ts";
import type { Marked } from "./mark.ts";
import type { CallOptions, RawResult } from "./operation.ts";
import type { Reconcile } from "./reconcile.ts";
import { redactValue } from "./redact-value.ts";
import type { Sending } from "./request.ts";
import type { StartSettings } from "./settings.ts";
import { sleep } from "./sleep.ts";
import type { Pending, StartMemory } from "./start-memory.ts";

/** When each look begins, in seconds of 30: after pauses of 1, 2, 4, 8 and 15. One that is overdue is left out. */
const beginnings = [1, 3, 7, 15, 30];
type Result = RawResult<unknown, unknown>;

/** A call whose answer was lost. */
interface Lost {
  readonly rule: Reconcile | undefined;
  readonly marked: Marked;
  /** With what to ask with; absent where the arguments do not say enough. */
  readonly pending: Pending;
  readonly sending: Sending;
  readonly settings: StartSettings;
  readonly signal: CallOptions["signal"];
  /** As performance.now() tells the time. */
  readonly untilMs: number;
  readonly cause: unknown;
}

/**
 * Looks for what a call made whose answer was lost.
 * @throws {AmbiguousResultError} when it stays unknown
 */
export async function lookForLost(
  { rule, marked, pending, sending, settings, signal, untilMs, cause }: Lost,
  asks: OperationFacts["asks"],
  ask: Ask,
  warn: (message: string) => void,
  redact: (text: string) => string,
  memory: StartMemory,
): Promise<Result> {
  // Clocks differ. Time narrows what is looked at, it proves nothing: a little more does no harm.
  const slackMs = 120_000;
  const longestLookMs = 10_000;
  // What was handed to fetch as one of our operations has all of these.
  const { place, operation, sentAt, sentMs } = sending as Required<Sending>;
  const { look: name, args: lookArgs } = pending;
  const { args, ...mark } = marked;
  memory.keep(pending, sentMs);
  let candidates: readonly Candidate[] = [];
  let complete = false;
  let looks = 0;
  let settled = false;
  let adopted: string | undefined;

  const failure = () => {
    const facts = {
      attempts: sending.attempt,
      operation,
      sentAt: new Date(sentAt).toISOString(),
      ...mark,
      candidates,
      checked: { ...(lookArgs && { operation: name, args: lookArgs }), looks, complete },
      ...(settled && { settled }),
    };
    return new AmbiguousResultError(place, cause, redactValue(facts, redact) as AmbiguousFacts, recheck);
  };

  /** Looks once; gives what may be taken for the call's result. */
  async function look(options: CallOptions): Promise<Result | undefined> {
    if (!rule || !lookArgs) return undefined;
    looks++;
    complete = false;
    const bounded = within(options.deadlineMs ?? sending.settings.deadlineMs, ask);
    const wanted = { rule, ...marked, since: sentAt - slackMs };
    const found = await lookOnce(asks?.[rule.look] as OperationFacts, bounded, wanted, lookArgs, options);
    const { proven } = found;
    complete = found.complete;
    // What was to be brought about may well be about something that is known. All else that is known is of another start,
    // also where that has turned out only while this look was under way.
    candidates = found.candidates.filter(({ id }) => rule.effect || id === adopted || !memory.has(id));
    if (proven && rule.effect?.answers === false) {
      settled = true;
      memory.end(pending);
      return undefined;
    }
    // Where there could be proof, what lacks it is not taken.
    const provable = mark.marker !== undefined || rule.effect;
    const alone = settings.onAmbiguous === "adopt-only-match" && !provable && memory.isAlone(pending, sentMs);
    const one = proven ?? (alone && complete && candidates.length === 1 ? candidates[0] : undefined);
    if (!one) return undefined;
    const result = await resultOf(rule, bounded, one, found.answer, options);
    adopted = one.id;
    memory.end(pending);
    memory.keep(adopted, performance.now());
    const how = proven ? "found" : "taken, as the only one that fits";
    warn(`${place.provider} ${operation}: its answer is lost; ${how}: ${adopted}`);
    return result;
  }

  async function recheck(options: CallOptions = {}): Promise<Result> {
    const result = await look(options);
    if (result) return result;
    throw failure();
  }

  const begunMs = performance.now();
  for (const beginning of settings.lookMs > 0 && lookArgs ? beginnings : []) {
    const now = performance.now();
    const pauseMs = begunMs + (settings.lookMs * beginning) / 30 - now;
    if (pauseMs < 0) continue;
    const leftMs = untilMs - now - pauseMs;
    if (leftMs <= 0) break;
    try {
      // A caller that has ended the call wants to be told at once: this does not wait then.
      await sleep(pauseMs, signal);
      const result = await look({ signal, deadlineMs: Math.min(leftMs, longestLookMs) });
      if (result) return result;
      if (settled) break;
    } catch {
      // What a look fails with changes nothing about what is known. After the caller's signal, what is left ends at once too.
    }
  }
  throw failure();
}
