import { IncompleteListError, newestFirst, type Run, type SourceFailure } from "@evalbridge/bridge";
import { CommandError } from "../command-error.ts";
import type { Context } from "../context.ts";
import { RequestLimitError } from "../sources/looked.ts";
import type { OpenSources } from "../sources/open-sources.ts";
import { sourceKeyOf } from "../sources/source-key.ts";
import type { ListFlags, RunQuery } from "./list-flags.ts";

/** A page of runs as a person asks for one. */
export interface Gathered {
  /** Newest first. */
  readonly runs: readonly Run[];
  readonly failures: readonly SourceFailure[];
  /** From where the next page goes on. */
  readonly next?: string;
}

const usualLimit = 50;

/**
 * Reads on until the page is full, the lists are at their end, or nothing more is to be had. The bridge gives each source its share
 * of a page; what short lists leave of theirs, the others get here.
 * @throws {CommandError} for a limit that does not go round
 */
export async function gatherPage(
  query: RunQuery,
  { limit = usualLimit, cursor }: Pick<ListFlags, "limit" | "cursor">,
  open: OpenSources,
  { signal }: Pick<Context, "signal">,
): Promise<Gathered> {
  const { maxRequests } = open;
  const asked = askedSources(query, open);
  if (limit < asked) {
    throw new CommandError(
      `--limit ${limit} is too few for ${asked} sources; give at least ${asked}, or name one with --provider`,
    );
  }
  const runs: Run[] = [];
  let failures: readonly SourceFailure[] = [];
  let next = cursor;
  do {
    const page = await open.bridge
      .page({ ...query, limit: limit - runs.length, cursor: next }, { signal })
      .catch((error: unknown) => {
        // What was come to is kept, also where no run on the way was asked for: the next page goes on from there.
        const isOnTheWay = runs.length > 0 || next !== cursor;
        if (isOnTheWay && error instanceof IncompleteListError) return error;
        throw tooFew(error, maxRequests);
      });
    failures = page.failures;
    if (page instanceof IncompleteListError) break;
    runs.push(...page.runs);
    next = page.next;
  } while (next !== undefined && limit - runs.length >= asked);
  runs.sort(newestFirst);
  return { runs, failures, ...(next !== undefined && { next }) };
}

/** A limit that ends before anything was come to would end there again and again. */
function tooFew(error: unknown, maxRequests: number): unknown {
  if (!(error instanceof IncompleteListError)) return error;
  const { failures } = error;
  if (!failures.every((failure) => failure.error instanceof RequestLimitError)) return error;
  const those = failures.map(({ source }) => source).join(", ");
  return new CommandError(
    `--max-requests ${maxRequests} ends before the first list of ${those}; give more, or 0 for no limit`,
  );
}

/** How many sources a query is put to. */
function askedSources({ parents, sources: picked }: RunQuery, { bridge, sources }: OpenSources): number {
  if (parents) return new Set(parents.map(sourceKeyOf)).size;
  // Without any key all are asked, and each says which key it misses.
  return picked?.length ?? (sources.size - bridge.missing.length || sources.size);
}
