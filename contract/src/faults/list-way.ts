import type { Bridge, Run, RunPage, SortedRuns } from "@evalbridge/bridge";
import { IncompleteListError, type SourceFailure } from "@evalbridge/core";

/** What a way of listing gave, and whether it said that this is all. */
export interface Listed {
  readonly given: readonly string[];
  readonly complete: boolean;
}

const idOf = ({ id }: { readonly id: string }) => id;

/** A source that fails is named; anything else would be a mistake of ours. */
function named(failures: readonly SourceFailure[], key: string): boolean {
  if (failures.length > 0 && failures.every(({ source }) => source === key)) return true;
  throw new Error(`failures that do not name ${key}: ${failures.map(({ source }) => source)}`);
}

/** As it comes. */
export async function listed(bridge: Bridge<never>, key: string, limit: number): Promise<Listed> {
  const given: string[] = [];
  try {
    for await (const run of bridge.list({ limit }) as AsyncIterable<Run>) given.push(run.id);
    return { given, complete: true };
  } catch (error) {
    if (!(error instanceof IncompleteListError)) throw error;
    return { given, complete: !named(error.failures, key) };
  }
}

/** All at once, the newest first. */
export async function sorted(bridge: Bridge<never>, key: string): Promise<Listed> {
  const { runs, complete, failures }: SortedRuns = await bridge.sorted();
  const times = runs.map(({ createdAt = "" }) => createdAt);
  if (times.some((time, at) => time > (times[at - 1] ?? "~"))) throw new Error("the newest are not first");
  return { given: runs.map(idOf), complete: complete || !named(failures, key) };
}

/** Page by page, each as a process of its own would, and again where a page failed. */
export async function paged(bridge: Bridge<never>, key: string, limit: number): Promise<Listed> {
  const given: string[] = [];
  let cursor: string | undefined;
  for (let left = 500; left > 0; left--) {
    try {
      const { runs, failures, next }: RunPage = await bridge.page({ limit, cursor });
      given.push(...runs.map(idOf));
      if (failures.length > 0) named(failures, key);
      if (next === undefined) return { given, complete: true };
      cursor = next;
    } catch (error) {
      if (!(error instanceof IncompleteListError)) throw error;
      named(error.failures, key);
    }
  }
  return { given, complete: false };
}
