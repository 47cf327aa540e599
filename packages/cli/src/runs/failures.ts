import { IncompleteListError, type SourceFailure } from "@evalbridge/bridge";
import { CommandError, lineOf } from "../command-error.ts";
import { type CommandExit, type Context, note } from "../context.ts";
import { RequestLimitError } from "../sources/looked.ts";
import type { OpenSources } from "../sources/open-sources.ts";

/**
 * Tells which sources failed, and which were left out for want of a key. Gives 2 where the list is not complete.
 * @param cutIsFailure whether a source that had had its requests makes the list incomplete; where there is a next page, it does not
 */
export async function tellFailures(
  failures: readonly SourceFailure[],
  { bridge }: Pick<OpenSources, "bridge">,
  context: Context,
  cutIsFailure = false,
): Promise<CommandExit> {
  const named = new Set(failures.map(({ source }) => source));
  const left = bridge.missing.filter(({ source }) => !named.has(source));
  if (left.length > 0) {
    const variables = [...new Set(left.map(({ variable }) => variable))];
    note(
      context,
      `without a key, and left out: ${left.map(({ source }) => source).join(", ")}; set ${variables.join(", ")}`,
    );
  }
  for (const { source, error } of failures) {
    if (error instanceof RequestLimitError && !cutIsFailure) continue;
    const way = error instanceof RequestLimitError ? "; --max-requests 0 reads to the end" : "";
    await context.err.line(`${source}: ${lineOf(error).replace(new RegExp(`^${source}: `), "")}${way}`);
  }
  const real = failures.filter(({ error }) => cutIsFailure || !(error instanceof RequestLimitError));
  return real.length > 0 ? 2 : 0;
}

/** A list of which nothing came, for a reason or several. @throws what there is to say, if that is all */
export function nothingCame(error: unknown): readonly SourceFailure[] {
  if (!(error instanceof IncompleteListError)) throw error;
  const limit = error.failures.find((failure) => failure.error instanceof RequestLimitError);
  if (limit && error.failures.length === 1) {
    throw new CommandError(`${limit.source}: ${lineOf(limit.error)} before the first run came; allow more`);
  }
  return error.failures;
}
