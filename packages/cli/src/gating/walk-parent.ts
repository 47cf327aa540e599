import type { DefaultSources, Run, RunRef } from "@evalbridge/bridge";
import { CommandError } from "../command-error.ts";
import { RequestLimitError } from "../sources/looked.ts";
import type { OpenSources } from "../sources/open-sources.ts";
import { sourceKeyOf } from "../sources/source-key.ts";
import { exitCodeOf, lineOf } from "../told-error.ts";

/** All runs under one parent, oldest first. */
export type Walk = readonly Run[];

/**
 * Reads every run under a parent: no provider documents in which order it lists them, so that only who has seen all knows the latest.
 * @throws {CommandError} when there is more than the requests allow, or the list is not to be had
 */
export async function walkParent(
  parent: RunRef<keyof DefaultSources>,
  open: OpenSources,
  signal: AbortSignal,
): Promise<Walk> {
  const runs: Run[] = [];
  let failure: { readonly error: unknown } | undefined;
  const query = { parents: [parent], onFailure: ({ error }: { readonly error: unknown }) => (failure ??= { error }) };
  for await (const { items } of open.bridge.list(query, { signal }).pages()) runs.push(...items);
  if (failure?.error instanceof RequestLimitError) {
    throw new CommandError(
      `${parent}: ${lineOf(failure.error)}, so nobody can know the latest run; give the run itself, or --max-requests 0`,
    );
  }
  if (failure) {
    const code = exitCodeOf(failure.error);
    const way = code === 3 ? `; is there such a parent? see: evalbridge parents ${sourceKeyOf(parent)}` : "";
    throw new CommandError(`${parent}: ${lineOf(failure.error)}${way}`, code, failure.error);
  }
  return runs.sort((one, other) => (timeOf(one) < timeOf(other) ? -1 : 1));
}

/** The newest run. @throws {CommandError} where there is none, or nobody can tell */
export function latestOf(parent: string, walk: Walk): Run {
  const [last, before] = [walk.at(-1), walk.at(-2)];
  if (last === undefined)
    throw new CommandError(`${parent} has no run; see: evalbridge parents ${sourceKeyOf(parent)}`);
  const dateless = walk.find(({ createdAt }) => createdAt === undefined);
  if (dateless) {
    throw new CommandError(
      `${parent}: ${dateless.ref} does not say when it was created, so nobody can know the latest run; give it itself`,
    );
  }
  if (before && timeOf(before) === timeOf(last)) {
    throw new CommandError(`${parent}: ${before.ref} and ${last.ref} are of the same moment; give the run itself`);
  }
  return last;
}

/** The newest run that was created before another one and has ended. @throws {CommandError} where there is none, or nobody can tell */
export function previousOf(head: Run, walk: Walk): Run {
  const { createdAt } = head;
  if (createdAt === undefined)
    throw new CommandError(`${head.ref} does not say when it was created; name the base itself`);
  const bases = walk.filter(({ ref, status }) => ref !== head.ref && (status === "completed" || status === "partial"));
  const dateless = bases.find((run) => run.createdAt === undefined);
  if (dateless) {
    throw new CommandError(
      `${dateless.ref} does not say when it was created, so nobody can know the run before ${head.ref}; name the base itself`,
    );
  }
  const before = bases.filter((run) => timeOf(run) < createdAt);
  const [last, other] = [before.at(-1), before.at(-2)];
  if (last === undefined)
    throw new CommandError(`before ${head.ref} there is no completed run under the same parent; leave --base out`);
  if (other && timeOf(other) === timeOf(last)) {
    throw new CommandError(`${other.ref} and ${last.ref} are of the same moment; name the base itself`);
  }
  return last;
}

function timeOf({ createdAt = "" }: Run): string {
  return createdAt;
}
