import { type Context, note } from "../context.ts";
import { again } from "../sources/again.ts";
import { RequestLimitError } from "../sources/looked.ts";
import type { OpenSource, OpenSources } from "../sources/open-sources.ts";
import { originOf } from "../sources/origin.ts";
import { renderRuns } from "../terminal/runs-table.ts";
import { summarize, wrapWords } from "../terminal/summary.ts";
import { painted } from "../terminal/table.ts";
import { counted } from "../text/counted.ts";
import { shellCommand } from "../text/shell-command.ts";
import type { Gathered } from "./gather-page.ts";
import type { ListFlags, RunQuery } from "./list-flags.ts";
import { listCommandLine } from "./list-line.ts";

/** Tells a page of runs to a person: a table, what it is of, and what to type next. */
export async function tellList(
  { runs, next, failures }: Gathered,
  query: RunQuery,
  flags: ListFlags,
  { sources }: OpenSources,
  context: Context,
): Promise<void> {
  const { out, nowMs } = context;
  const { width, color } = out;
  const quiet = (text: string) => (color ? painted(text, "quiet") : text);
  const lines = runs.length > 0 ? renderRuns(runs, { width, color, nowMs: nowMs() }) : [];
  lines.push(...(runs.length > 0 ? [""] : []), ...wrapWords(summarize(runs), width));
  const asked = [...sources.values()].filter(({ looked }) => looked.requests > 0);
  for (const one of asked) {
    const cut = failures.some(({ source, error }) => source === one.key && error instanceof RequestLimitError);
    lines.push(...lookedLines(one, query, cut).flatMap((line) => wrapWords(line, width)));
  }
  if (flags.mock) lines.push(...originLines(runs, pickedOf(sources, query)).map(quiet));
  const typed = nextLine(runs, next, flags);
  if (typed !== undefined) lines.push("", `${quiet("next:")} ${typed}`);
  for (const line of lines) await out.line(line);
  if (flags.mock && runs.length > 0 && next === undefined)
    note(context, "these runs are examples; with a key and without --mock they are yours");
}

/** What to type next: the next page, else the run that wants a look most. */
function nextLine(runs: Gathered["runs"], next: string | undefined, flags: ListFlags): string | undefined {
  if (next !== undefined) return listCommandLine(flags, next);
  const run = runs.find(({ verdict, status }) => verdict === "failed" || status === "failed") ?? runs[0];
  if (run === undefined) return shellCommand("providers", ...again(flags));
  return shellCommand("runs", "show", run.ref, ...again(flags));
}

/** Where a filter works here and not at the server, what had to be looked at; and where the list was cut short. */
function lookedLines({ key, source, looked }: OpenSource, query: RunQuery, cut: boolean): string[] {
  const { parents, status, verdict, since, until } = query;
  const given = { parent: parents, status, verdict, createdAt: since ?? until } as const;
  const here = (Object.keys(given) as (keyof typeof given)[]).filter(
    (name) => given[name] !== undefined && source.filters[name] === "client",
  );
  if (here.length === 0 && !cut) return [];
  const filtered =
    here.length > 0
      ? `${here.map((name) => (name === "createdAt" ? "time" : name)).join(" and ")} filtered here, `
      : "";
  const stopped = cut ? `; stopped there after ${looked.listed} requests (--max-requests)` : "";
  return [`${key}: ${filtered}${extent(source, looked)}${stopped}`];
}

/** How much was looked at: `120 of 230 configs, 812 runs`. */
function extent(
  { parentTerm: term, listsPerParent }: OpenSource["source"],
  { begun, known, allKnown, runs }: OpenSource["looked"],
): string {
  const walked = counted(runs, "run");
  if (!listsPerParent || term === undefined) return walked;
  const of = allKnown ? `of ${counted(known.size, term)}` : counted(begun.size, term).replace(/^\d+ /, "");
  return `${begun.size} ${of}, ${walked}`;
}

/** The sources that were meant. */
function pickedOf(sources: ReadonlyMap<string, OpenSource>, { sources: named }: RunQuery): OpenSource[] {
  const keys: readonly string[] = named ?? [...sources.keys()];
  return [...sources.values()].filter(({ key }) => keys.includes(key));
}

/** How many runs came from where, provider by provider. */
function originLines(runs: Gathered["runs"], sources: readonly OpenSource[]): string[] {
  const providers = new Map(sources.map((one) => [one.source.provider.name, one]));
  return [...providers].sort().map(([provider, one]) => {
    const count = String(runs.filter((run) => run.provider === provider).length).padStart(3);
    return `  ${provider.padEnd(10)} ${count}  ${originOf(one)}  ${one.mocked ? `Prism mock of specs/${provider}` : "your base URL"}`;
  });
}
