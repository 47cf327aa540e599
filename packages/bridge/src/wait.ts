import type { EndReason } from "./awaited.ts";
import type { RunLike, SourceKey, Sources } from "./keys.ts";
import type { Registry } from "./registry.ts";
import { type Snapshot, type WatchOptions, watchRuns } from "./watch.ts";

export interface WaitOptions<S extends Sources = Sources, K extends SourceKey<S> = SourceKey<S>> extends WatchOptions {
  /** Told of a run when it is first read and whenever it changes; waited for. What it throws, or rejects with, ends the wait. */
  readonly onProgress?: ((snapshot: Snapshot<S, K>) => void) | undefined;
}

/** How a wait for a run ended. */
export interface WaitResult<S extends Sources = Sources, K extends SourceKey<S> = SourceKey<S>> extends Snapshot<S, K> {
  readonly reason: EndReason;
}

/** Waits for runs. Gives the result of each: the last that was told of it. */
export async function waitFor(
  registry: Registry,
  given: RunLike<string> | readonly RunLike<string>[],
  { onProgress, ...options }: WaitOptions,
): Promise<Snapshot | undefined | (Snapshot | undefined)[]> {
  // In the order in which they are named now, however often: the caller's list may change while they are waited for.
  const refs = [given].flat().map((run) => registry.locate(run).ref);
  const results = new Map<string, Snapshot>();
  for await (const snapshot of watchRuns(registry, given, options)) {
    await onProgress?.(snapshot);
    results.set(snapshot.run.ref, snapshot);
  }
  return Array.isArray(given) ? refs.map((ref) => results.get(ref)) : results.get(`${refs[0]}`);
}
