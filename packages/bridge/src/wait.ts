import type { EndReason } from "./awaited.ts";
import type { RunLike, SourceKey, Sources } from "./keys.ts";
import type { Registry } from "./registry.ts";
import { type Snapshot, type WatchOptions, watchRuns } from "./watch.ts";

export interface WaitOptions<S extends Sources = Sources, K extends SourceKey<S> = SourceKey<S>> extends WatchOptions {
  /** Told of a run when it is first read and whenever it changes. What it throws ends the wait. */
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
  const results = new Map<string, Snapshot>();
  for await (const snapshot of watchRuns(registry, given, options)) {
    onProgress?.(snapshot);
    results.set(snapshot.run.ref, snapshot);
  }
  // In the order in which they were named, however often.
  const inOrder = [given].flat().map((run) => results.get(registry.locate(run).ref));
  return Array.isArray(given) ? inOrder : inOrder[0];
}
