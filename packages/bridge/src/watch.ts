import type { CallOptions, Run, Stream } from "@evalbridge/core";
import { checkNumber, hasEnded, signalOf, sleep, TimeoutError } from "@evalbridge/core";
import { Awaited, type EndReason } from "./awaited.ts";
import type { RunLike, RunOf, SourceKey, Sources } from "./keys.ts";
import { Latest } from "./latest.ts";
import { pollSource } from "./poll.ts";
import type { Registry } from "./registry.ts";

export interface WatchOptions extends Pick<CallOptions, "signal" | "retry" | "maxResponseBytes"> {
  /**
   * Milliseconds for all of it; 0 turns the limit off. A single request has the limits of its client.
   * @default 1800000 (30 minutes)
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Milliseconds after a run's start for which its provider may not know it yet. Where the start is not known they count from now.
   * @default 60000 for a run that this bridge started, or that says it was created, less than a minute ago; else 0
   */
  readonly graceMs?: number | undefined;
  /** Where the chance in pauses comes from: a number from 0 up to 1. @default Math.random */
  readonly random?: (() => number) | undefined;
}

/** What is known of a run at one moment. */
export interface Snapshot<S extends Sources = Sources, K extends SourceKey<S> = SourceKey<S>> {
  /** As it was last read; if it never could be, as it was given. */
  readonly run: RunOf<S, K>;
  /** Why this is the run's last snapshot; only there on that one. */
  readonly reason?: EndReason;
  /** How many requests asked for the run, those that asked for others too included. */
  readonly polls: number;
  /** Milliseconds since the wait began. */
  readonly elapsedMs: number;
}

const halfAnHourMs = 30 * 60_000;
const longestTimerMs = 2 ** 31 - 1;

/** Tells of runs what changes, and when it is over with each. @throws {ArgumentError | RunRefError} before anything is sent */
export function watchRuns(
  registry: Registry,
  given: RunLike<string> | readonly RunLike<string>[],
  options: WatchOptions,
): AsyncIterable<Snapshot> {
  const { timeoutMs = halfAnHourMs, graceMs, random = Math.random, ...call } = options;
  const caller = signalOf(options);
  checkNumber("timeoutMs", timeoutMs, 0);
  checkNumber("graceMs", graceMs ?? 0, 0);
  const limited = timeoutMs > 0 && timeoutMs <= longestTimerMs;
  const named = new Map<string, Run | undefined>();
  for (const run of [given].flat()) {
    const { ref } = registry.locate(run);
    // What only carries a reference says no more than the reference.
    named.set(ref, typeof run === "object" && "status" in run ? (run as Run) : named.get(ref));
  }

  async function* snapshots(): Stream<Snapshot> {
    caller?.throwIfAborted();
    const begunMs = performance.now();
    const untilMs = limited ? begunMs + timeoutMs : Number.POSITIVE_INFINITY;
    const runs = Array.from(
      named,
      ([ref, run]) => new Awaited(registry.locate(ref), run, registry.starts.timeOf(ref, run), graceMs),
    );
    const left = new AbortController();
    const signal = AbortSignal.any([left.signal, caller ?? left.signal]);
    const news = new Latest<Awaited, Snapshot>(signal);
    let failure: unknown;

    const isOver = () => runs.every(({ reason }) => reason);
    const tell = (awaited: Awaited) => {
      const { run, reason, polls } = awaited;
      // What a source that ignores its signal gives later is no news.
      if (!run || signal.aborted) return;
      news.put(awaited, { run, ...(reason && { reason }), polls, elapsedMs: Math.round(performance.now() - begunMs) });
      // Not the word itself: nobody looked whether it holds a key.
      if (run.status === "unknown" && !hasEnded(run))
        registry.warnOnce(
          `${run.ref}: its status is unknown, see rawStatus; it counts as running until it has an end time`,
        );
      if (isOver()) left.abort();
    };
    const fail = (error: unknown) => {
      if (!signal.aborted) failure = error;
      left.abort();
    };
    const expire = () => {
      const open = runs.filter(({ reason }) => !reason);
      const unread = open.find(({ run }) => !run);
      for (const one of open) {
        if (one.run) one.reason = "timeout";
        tell(one);
      }
      if (!unread) return;
      const { source, ref } = unread.place;
      const problem = `${ref} could not be read`;
      throw new TimeoutError({ provider: source.provider.name }, timeoutMs, "timeoutMs", unread.lastError, problem);
    };

    try {
      for (const [key, own] of Map.groupBy(runs, ({ place }) => place.key)) {
        // A signal for each source: before Node 22.13, more than ten requests listening to one would bring a warning.
        const polling = { ...call, signal: AbortSignal.any([signal]) };
        pollSource(registry.use(key), own, tell, polling, untilMs, random).catch(fail);
      }
      if (limited) sleep(timeoutMs, signal).then(expire).catch(fail);
      if (isOver()) left.abort();
      for await (const snapshot of news) {
        caller?.throwIfAborted();
        yield snapshot;
      }
      caller?.throwIfAborted();
      if (!isOver()) throw failure;
    } finally {
      left.abort();
    }
  }
  return { [Symbol.asyncIterator]: snapshots };
}
