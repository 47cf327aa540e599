import { HttpError, RunNotFoundError } from "@evalbridge/bridge";
import { CommandError } from "../command-error.ts";
import { again } from "../sources/again.ts";
import type { SourceFlags } from "../sources/open-sources.ts";
import { sourceKeyOf } from "../sources/source-key.ts";
import { plain } from "../text/plain.ts";
import { shellCommand } from "../text/shell-command.ts";
import { lineOf } from "../told-error.ts";

/** What is said of a run that is not there. Not every provider says 404: Vogent documents 400 alone. */
const refusals: ReadonlySet<number> = new Set([400, 404, 422]);

/** An answer about runs. @throws {CommandError} that tells the way out, where their provider knows none such */
export async function known<Answer>(ref: string, answer: Promise<Answer>, flags: SourceFlags): Promise<Answer> {
  return answer.catch((error: unknown) => {
    throw asUnknown(ref, error, flags);
  });
}

/** An error about runs, with the way out where it says that there is none such. */
export function asUnknown(ref: string, error: unknown, flags: SourceFlags): unknown {
  const isUnknown = error instanceof RunNotFoundError || (error instanceof HttpError && refusals.has(error.status));
  if (!isUnknown) return error;
  const line = `${lineOf(error).includes(ref) ? "" : `${plain(ref)}: `}${lineOf(error)}; is there such a run? see`;
  const list = shellCommand("runs", "--source", sourceKeyOf(ref), ...again(flags));
  return new CommandError(`${line}: ${list}`, 3, error);
}
