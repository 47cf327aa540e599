import { appendFileSync, existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { CommandError } from "../command-error.ts";
import type { Context } from "../context.ts";
import type { GateReport } from "../gate/report.ts";
import { renderJson } from "../report/json.ts";
import { renderJunit } from "../report/junit.ts";
import { renderMarkdown } from "../report/markdown.ts";
import { renderSarif } from "../report/sarif.ts";
import { renderGate } from "../report/terminal.ts";
import { again } from "../sources/again.ts";
import type { OpenSources, SourceFlags } from "../sources/open-sources.ts";
import { sourceKeyOf } from "../sources/source-key.ts";
import { tell } from "../terminal/message.ts";
import type { Output } from "../terminal/output.ts";
import { shellCommand } from "../text/shell-command.ts";
import { checkWritable, type Place, placeOf, writeWhole } from "./report-file.ts";

/** Which reports are wanted, and where. */
export interface ReportTargets extends SourceFlags {
  readonly junit?: string | undefined;
  readonly sarif?: string | undefined;
  readonly markdown?: string | undefined;
  readonly html?: string | undefined;
  /** `true`: to stdout, in place of the report for people. */
  readonly json?: string | true | undefined;
}

const files = ["junit", "sarif", "markdown", "html", "json"] as const;

/** @throws {CommandError} for a file whose folder is not there, or cannot be written to; and for what is a run rather than a file */
export function checkTargets(targets: ReportTargets, { sources }: Pick<OpenSources, "sources">, folder: string): void {
  const taken = new Map<string, string>();
  for (const kind of files) {
    const file = targets[kind];
    if (typeof file !== "string") continue;
    // `gate --json vogent:run_1` would judge nothing, and call it a file.
    if (sources.has(sourceKeyOf(file)))
      throw new CommandError(`--${kind}: ${file} is a run; give the runs first, or the name of a file`);
    const named = resolve(folder, file);
    if (!existsSync(dirname(named))) throw new CommandError(`--${kind}: there is no folder for ${file}; make it first`);
    const place = writablePlace(named, `--${kind}: nothing can be written at ${file}`);
    if (place.kind === "folder") throw new CommandError(`--${kind}: ${file} is a folder; give the name of a file`);
    const other = taken.get(place.file);
    if (other !== undefined) throw new CommandError(`--${kind}: ${file} is the file of --${other} too; give another`);
    taken.set(place.file, kind);
  }
}

function writablePlace(file: string, refusal: string): Place {
  try {
    const place = placeOf(file);
    checkWritable(place);
    return place;
  } catch (error) {
    throw new CommandError(`${refusal} (${(error as { readonly code?: string }).code})`, 3, error);
  }
}

/** Writes what is wanted, each file whole or not at all, and tells people on stdout. Gives whether all could be written. */
export async function writeReports(report: GateReport, targets: ReportTargets, context: Context): Promise<boolean> {
  const { out, err, environment, folder } = context;
  const texts: Record<(typeof files)[number], () => string | Promise<string>> = {
    junit: () => renderJunit(report),
    sarif: () => renderSarif(report),
    markdown: () => renderMarkdown(report),
    html: async () => (await import("../report/html/page.ts")).renderHtml(report),
    json: () => renderJson(report),
  };
  const problems: string[] = [];
  const attempt = async (place: string, write: () => void | Promise<void>) => {
    try {
      await write();
    } catch (error) {
      problems.push(`${place} cannot be written (${(error as { readonly code?: string }).code})`);
    }
  };
  for (const kind of files) {
    const file = targets[kind];
    if (typeof file !== "string") continue;
    const text = await texts[kind]();
    await attempt(`--${kind}: ${file}`, () => writeWhole(resolve(folder, file), text, environment));
  }
  const summary = environment["GITHUB_STEP_SUMMARY"];
  if (summary) await attempt("GITHUB_STEP_SUMMARY", () => appendFileSync(summary, renderMarkdown(report)));
  await tellReport(report, targets, out);
  for (const problem of problems) await tell(err, `evalbridge: ${problem}`);
  return problems.length === 0;
}

async function tellReport(report: GateReport, targets: ReportTargets, out: Output): Promise<void> {
  if (targets.json === true) return out.write(renderJson(report));
  const { width, color, isTerminal } = out;
  for (const line of renderGate(report, { width, color, symbols: isTerminal })) await out.line(line);
  for (const kind of files) if (typeof targets[kind] === "string") await out.line(`${kind.padEnd(9)} ${targets[kind]}`);
  const next = nextWords(report);
  if (next !== undefined) await out.line(`\nnext: ${shellCommand(...next, ...again(targets))}`);
}

/** What to type where the gate did not pass: a look at the first run that is to blame. */
function nextWords({ rules, outcome, runs }: GateReport): readonly string[] | undefined {
  const ref = rules.find((rule) => rule.outcome === outcome && rule.ref !== undefined)?.ref ?? runs[0]?.ref;
  if (ref === undefined) return undefined;
  if (outcome === "failed") return ["runs", "show", ref, "--failed"];
  return outcome === "unfinished" ? ["runs", "wait", ref] : undefined;
}
