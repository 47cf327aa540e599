import { setFlagsFromString } from "node:v8";
import type { Run, SourceFailure } from "@evalbridge/bridge";
import { CommandError } from "../command-error.ts";
import { type CommandExit, type Context, note } from "../context.ts";
import { RequestLimitError } from "../sources/looked.ts";
import type { OpenSources } from "../sources/open-sources.ts";
import { pickSources, readNative } from "../sources/pick-sources.ts";
import { withSources } from "../sources/with-sources.ts";
import { jsonLine, jsonText } from "../text/json-text.ts";
import { exitCodeOf, lineOf } from "../told-error.ts";
import { requireKey, tellFailures } from "./failures.ts";
import { type Gathered, gatherPage } from "./gather-page.ts";
import type { ListFlags, RunQuery } from "./list-flags.ts";
import { listCommandLine } from "./list-line.ts";

/** `evalbridge runs`. */
export function listCommand(flags: ListFlags, context: Context): Promise<CommandExit> {
  return withSources(flags, context, async (open) => {
    const query = queryOf(flags, open);
    if (!query.sources && !query.parents) requireKey(open);
    if (flags.ndjson && flags.limit === undefined && flags.cursor === undefined) return stream(query, open, context);
    const gathered = await gatherPage(query, flags, open, context);
    await write(gathered, query, flags, open, context);
    // After what may be a long table, so that it is still to be seen.
    const exit = await tellFailures(gathered.failures, open, context);
    if (flags.watch) return worse(exit, await watch(gathered, flags, open, context));
    return exit;
  });
}

/** The page in the form that was asked for. What is no table tells of the next page on stderr, or has a field for it. */
async function write(
  gathered: Gathered,
  query: RunQuery,
  flags: ListFlags,
  open: OpenSources,
  context: Context,
): Promise<void> {
  const { runs, next } = gathered;
  const { out } = context;
  if (flags.json) return out.line(jsonText(documentOf(gathered, flags)));
  if (!flags.ndjson && !flags.csv) {
    const { tellList } = await import("./tell-list.ts");
    return tellList(gathered, query, flags, open, context);
  }
  if (flags.csv) await out.write((await import("./csv.ts")).csvOf(runs));
  else for (const run of runs) await out.line(jsonLine(run));
  if (next !== undefined) note(context, `there is more. Next: ${listCommandLine(flags, next)}`);
}

function documentOf({ runs, failures, next }: Gathered, flags: ListFlags): object {
  const isCut = ({ error }: SourceFailure) => error instanceof RequestLimitError;
  return {
    runs,
    failures: failures
      .filter((one) => !isCut(one))
      .map(({ source, error }) => ({ source, message: lineOf(error), exitCode: exitCodeOf(error) })),
    // Had their requests; the next page goes on with them.
    stopped: failures.filter(isCut).map(({ source }) => source),
    next: next ?? null,
    // The same question: a cursor is bound to it, and a time such as 7d would be another one by then.
    nextCommand: next === undefined ? null : listCommandLine(flags, next),
  };
}

function queryOf(flags: ListFlags, { bridge, sources }: OpenSources): RunQuery {
  const { status, verdict, since, until } = flags;
  if (since !== undefined && until !== undefined && since >= until)
    throw new CommandError(`--since ${since} is not before --until ${until}: no run can be`);
  // Whether a key is a source's, pickSources has looked.
  const picked = pickSources(flags, sources) as RunQuery["sources"];
  const parents = flags.parent?.map((parent) => bridge.parse(parent));
  return { sources: picked, parents, status, verdict, since, until, native: readNative(flags.native, sources) };
}

/** Every run, each as soon as it is there. */
async function stream(query: RunQuery, open: OpenSources, context: Context): Promise<CommandExit> {
  // V8 lets garbage grow before it looks: 145 MB for 10,000 runs of which 36 MB were in use, with this 110 MB, and a fifth slower.
  setFlagsFromString("--optimize-for-size");
  const failures: SourceFailure[] = [];
  const listing = open.bridge.list(
    { ...query, onFailure: (failure) => failures.push(failure) },
    { signal: context.signal },
  );
  for await (const { items } of listing.pages()) {
    await context.out.write(items.map((run) => `${jsonLine(run)}\n`).join(""));
    // `| head -1`: nobody reads on, so there is nothing more to ask for.
    if (context.out.isClosed) break;
  }
  // A stream has no cursor from which somebody could go on: one that was cut short is not whole.
  return tellFailures(failures, open, context, true);
}

async function watch({ runs }: Gathered, flags: ListFlags, open: OpenSources, context: Context): Promise<CommandExit> {
  const left = runs.filter(
    (run: Run) => run.status === "pending" || run.status === "running" || run.status === "unknown",
  );
  const { follow } = await import("./wait.ts");
  return follow(left, flags, open, context);
}

function worse(one: CommandExit, other: CommandExit): CommandExit {
  return one === 0 ? other : one;
}
