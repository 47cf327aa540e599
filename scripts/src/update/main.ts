import { writeFileSync } from "node:fs";
import type { DownloadOptions } from "../spec/download.ts";
import { SpecError } from "../spec/problem.ts";
import { defaultRoot } from "../workspace.ts";
import { compareAuthored } from "./compare-authored.ts";
import { markdownOf } from "./markdown.ts";
import { obtain } from "./obtain.ts";
import { type Options, optionsOf } from "./options.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { readRecord } from "./source-record.ts";
import { linesOf, printable } from "./tell.ts";
import { updateUpstream } from "./update-upstream.ts";

/** What is not said on the command line. */
export interface Setting extends DownloadOptions {
  readonly root?: string;
  readonly out?: Pick<Console, "log" | "error">;
  /** The date that source.json gets. Default: today, in UTC. */
  readonly today?: string;
}

/**
 * `spec:update [provider…]`: answers the exit code. 0: nothing new, or taken in; 1: something could not be looked at; 2: wrong
 * options; 3: new drift, or with --check a new document.
 */
export async function specUpdate(words: readonly string[], setting: Setting = {}): Promise<number> {
  const { root = defaultRoot, out = console } = setting;
  let options: Options;
  try {
    options = optionsOf(words, root);
  } catch (error) {
    out.error(`spec:update: ${(error as Error).message}`);
    return 2;
  }
  const outcomes: Outcome[] = [];
  for (const provider of options.providers) {
    const outcome = await updateOf(provider, options, { ...setting, root });
    outcomes.push(outcome);
    if (outcome.state === "failed") for (const line of outcome.told) out.error(printable(line));
    else for (const line of linesOf(outcome)) out.log(line);
  }
  if (options.markdown !== undefined && !written(options.markdown, markdownOf(outcomes), out)) return 1;
  if (outcomes.some(({ state }) => state === "failed")) return 1;
  return outcomes.some(({ state }) => state === "drift" || (options.check && state === "changed")) ? 3 : 0;
}

async function updateOf(
  provider: string,
  options: Options,
  setting: Setting & { readonly root: string },
): Promise<Outcome> {
  const { root, today = new Date().toISOString().slice(0, 10) } = setting;
  try {
    const record = readRecord(root, provider);
    if (record.sources.length === 0 && options.from === undefined)
      return outcomeOf(provider, "none", [
        `no source that a machine can read, says ${record.file}; give a document with --from`,
      ]);
    const obtained = await obtain(record.sources, options.from, setting);
    return record.origin === "authored"
      ? compareAuthored({ root, provider, record, obtained, accept: options.accept, reason: options.reason })
      : await updateUpstream({ root, provider, record, obtained, today, check: options.check });
  } catch (error) {
    if (error instanceof SpecError) return outcomeOf(provider, "failed", error.problems);
    throw error;
  }
}

function written(file: string, text: string, out: Pick<Console, "error">): boolean {
  try {
    writeFileSync(file, text);
    return true;
  } catch (error) {
    out.error(
      `spec:update: ${file} cannot be written (${(error as NodeJS.ErrnoException).code}); name another --markdown`,
    );
    return false;
  }
}

if (import.meta.main) process.exitCode = await specUpdate(process.argv.slice(2));
