import type { SourceFailure } from "@evalbridge/bridge";
import { CommandError } from "../command-error.ts";
import { type CommandExit, type Context, note } from "../context.ts";
import { RequestLimitError } from "../sources/looked.ts";
import type { OpenSources } from "../sources/open-sources.ts";
import { tell } from "../terminal/message.ts";
import { failureLine } from "../told-error.ts";

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
    await tell(context.err, `${failureLine({ source, error })}${way}`);
  }
  const real = failures.filter(({ error }) => cutIsFailure || !(error instanceof RequestLimitError));
  return real.length > 0 ? 2 : 0;
}

/**
 * A list over all sources, where none has a key, would look like no runs.
 * @throws {CommandError}
 */
export function requireKey({ bridge: { missing }, sources }: Pick<OpenSources, "bridge" | "sources">): void {
  if (missing.length < sources.size) return;
  const variables = [...new Set(missing.map(({ variable }) => variable))];
  const those = variables.length > 1 ? `one of ${variables.join(", ")}` : variables.join();
  throw new CommandError(`no key; set ${those}, or try it without: add --mock`);
}
