import type { AnySource, CallOptions } from "@evalbridge/core";
import { ContractError, EvalbridgeError, HttpError, hasEnded, sleep } from "@evalbridge/core";
import type { Awaited } from "./awaited.ts";
import { asRunNotFound } from "./not-found.ts";
import { leastMs, pauseMs, startedMs } from "./pace.ts";

const requestsAtATime = 4;
/** Of a page for several runs: more than any provider gives, so that it is the longest that there is. */
const mostShown = 1e6;
/** After this many rounds, one after the other, in which such a page failed, its runs are read by themselves. */
const mostFailures = 2;

/**
 * Asks a source for runs, round by round in its own rhythm, until there is no reason to ask for any of them again. Where its provider
 * shows several at once, they are asked for together.
 * `tell` is told of a run whenever there is something to tell. The call's options go to each request, and its signal ends the polling;
 * `untilMs` is the end of the wait, as performance.now() tells it.
 * @throws what no later round can mend, and the signal's reason
 */
export async function pollSource(
  source: AnySource,
  runs: readonly Awaited[],
  tell: (run: Awaited) => void,
  call: CallOptions & { readonly signal: AbortSignal },
  untilMs: number,
  random: () => number,
): Promise<void> {
  const { shared } = source;
  /** By a scope's key, how often its page failed, one round after the other; for ever where it was refused, or cannot be read. */
  const failures = new Map<string, number>();
  /** When a server that asked for a pause may be asked again. */
  let notBeforeMs = 0;

  const failed = (asked: readonly Awaited[], error: unknown) => {
    for (const run of asked) run.lastError = error;
    const hintMs = error instanceof HttpError ? (error.retryAfterMs ?? 0) : 0;
    notBeforeMs = Math.max(notBeforeMs, performance.now() + hintMs);
  };

  /** Gives whether its provider answered. */
  async function readAlone(run: Awaited): Promise<boolean> {
    let answered = true;
    run.polls++;
    const record = await source.get(run.place.address, call).catch((error: unknown) => {
      answered = !mayPass(error);
      const missing = asRunNotFound(error, run.place);
      if (!missing && answered && !isUnreadable(error)) throw error;
      if (!missing) failed([run], error);
      else if (run.miss(missing)) tell(run);
    });
    if (record && run.take(record)) tell(run);
    return answered;
  }

  /** Asks for runs together where that is worth it. Gives those that have to be asked for by themselves. */
  async function readTogether(key: string | undefined, members: readonly Awaited[]): Promise<readonly Awaited[]> {
    if (!shared || key === undefined || members.length < shared.least) return members;
    const times = failures.get(key) ?? 0;
    if (times >= mostFailures) {
      // It may be the page alone that fails. Where that may pass, it has its turn again in the next round.
      failures.set(key, times - 1);
      // One run goes first, so that an outage costs no more than the page would; each time another, as one may fail for ever.
      const [first, ...others] = members.toSorted(leastPolled);
      return first && (await readAlone(first)) ? others : [];
    }
    const partial = !shared.whole;
    for (const run of members) run.polls++;
    failures.delete(key);
    const page = await source.page({ key }, {}, undefined, mostShown, call).catch((error: unknown) => {
      failures.set(key, mayPass(error) ? times + 1 : Number.POSITIVE_INFINITY);
      // The round is over for these: to ask for each of them now would make an outage worse.
      if (mayPass(error)) return failed(members, error);
      // A refusal, or a record of somebody else's run that cannot be read, must not cost us ours.
      return { items: [] };
    });
    if (!page) return [];
    const found = new Map(page.items.map((record) => [JSON.stringify(record.address), record]));
    return members.filter((run) => {
      const record = found.get(JSON.stringify(run.place.address));
      if (record && run.take(record, partial)) tell(run);
      return !record || (partial && hasEnded(record));
    });
  }

  /** A few at a time; none any more once a server asked for a pause: what is left has its turn in the next round. */
  async function each<Item>(items: readonly Item[], read: (item: Item) => Promise<unknown>): Promise<void> {
    const left = items.values();
    const lane = async () => {
      for (const item of left) {
        // A source may ignore its signal.
        call.signal.throwIfAborted();
        if (performance.now() >= notBeforeMs) await read(item);
      }
    };
    await Promise.all(Array.from({ length: requestsAtATime }, lane));
  }

  async function round(due: readonly Awaited[]): Promise<void> {
    const scopes = Map.groupBy(due, ({ place, run }) => shared?.scopeOf(place.address, run?.parent));
    const alone: Awaited[] = [];
    await each([...scopes], async ([key, members]) => alone.push(...(await readTogether(key, members))));
    // So that rounds that are cut short do not leave out the same each time.
    alone.sort(leastPolled);
    await each(alone, readAlone);
  }

  const pause = (ms: number, apartMs = leastMs) => {
    const nowMs = performance.now();
    // One that would outlast the wait is cut short, for a last look; but never what a server asked for.
    const longestMs = Math.max(untilMs - leastMs - nowMs, apartMs);
    return sleep(Math.max(Math.min(ms, longestMs), notBeforeMs - nowMs), call.signal);
  };

  let due: readonly Awaited[] = runs.filter(({ recent }) => !recent);
  // Runs that were started just now come a little later, together with those that are left then.
  let laterMs = due.length < runs.length ? startedMs : 0;
  if (due.length === 0) {
    await pause(laterMs, 0);
    due = runs;
    laterMs = 0;
  }
  for (let rounds = 0; due.length > 0; rounds++) {
    await round(due);
    due = runs.filter(({ reason }) => !reason);
    if (due.length > 0) await pause(Math.max(pauseMs(rounds, random), laterMs));
    laterMs = 0;
  }
}

const leastPolled = (one: Awaited, other: Awaited) => one.polls - other.polls;

/** Whether the same request may go well later. */
const mayPass = (error: unknown) =>
  error instanceof EvalbridgeError && "retryable" in error && error.retryable === true;

/** What reading an answer of an unexpected form ends with. */
const isUnreadable = (error: unknown) => error instanceof ContractError || error instanceof TypeError;
