import { HttpError } from "@evalbridge/bridge";
import { CommandError } from "../command-error.ts";
import { plain } from "../text/plain.ts";
import { lineOf } from "../told-error.ts";

/** What is asked of a run, where not every provider says 404 of one that it does not know: Vogent documents 400 alone. */
const refusals: ReadonlySet<number> = new Set([400, 422]);

/** An answer about a run. @throws {CommandError} that names the run, where its provider refuses to talk of it */
export async function known<Answer>(ref: string, answer: Promise<Answer>): Promise<Answer> {
  return answer.catch((error: unknown) => {
    if (!(error instanceof HttpError && refusals.has(error.status))) throw error;
    const source = ref.slice(0, ref.indexOf(":"));
    const line = `${plain(ref)}: ${lineOf(error)}; is there such a run? see: evalbridge runs --provider ${source}`;
    throw new CommandError(line, 3, error);
  });
}
