import { type DefaultSources, hasEnded, type Run, type RunLike, type Snapshot } from "@evalbridge/bridge";
import type { CommandExit, Context } from "../context.ts";
import { again } from "../sources/again.ts";
import type { OpenSources, SourceFlags } from "../sources/open-sources.ts";
import { withSources } from "../sources/with-sources.ts";
import { tell } from "../terminal/message.ts";
import { renderRuns } from "../terminal/runs-table.ts";
import { jsonLine, jsonText } from "../text/json-text.ts";
import { shellCommand } from "../text/shell-command.ts";
import { changeLine, neverRead } from "./change-line.ts";
import { requireKey, tellFailures } from "./failures.ts";
import { gatherPage } from "./gather-page.ts";
import { createLiveRows } from "./live-rows.ts";

export interface WaitFlags extends SourceFlags {
  /** Milliseconds. */
  readonly timeout?: number | undefined;
  readonly json?: boolean | undefined;
  readonly ndjson?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

/** `evalbridge runs wait`. */
export function waitCommand(refs: readonly string[], flags: WaitFlags, context: Context): Promise<CommandExit> {
  return withSources(flags, context, (open) =>
    follow(
      refs.map((ref) => open.bridge.parse(ref)),
      flags,
      open,
      context,
    ),
  );
}

/** `evalbridge runs watch`: as `wait`, and without a run all that have not ended. */
export function watchCommand(refs: readonly string[], flags: WaitFlags, context: Context): Promise<CommandExit> {
  return withSources(flags, context, async (open) => {
    if (refs.length > 0)
      return follow(
        refs.map((ref) => open.bridge.parse(ref)),
        flags,
        open,
        context,
      );
    requireKey(open);
    const query = { status: ["pending", "running", "unknown"] as const };
    const { runs, failures, next } = await gatherPage(query, { limit: mostWatched }, open, context);
    const exit = await tellFailures(failures, open, context);
    if (next !== undefined)
      await tell(context.err, `evalbridge: these are the first ${runs.length}; there may be more`);
    const left = runs.filter((run) => !hasEnded(run));
    if (left.length === 0 && !flags.json && !flags.ndjson) await context.out.line("no run is going on");
    const ended = await follow(left, flags, open, context);
    // A source that could not be asked may have had a run that goes on; who ended it knows why.
    return exit === 0 || ended === 130 ? ended : exit;
  });
}

const mostWatched = 100;
/** A reference that was read, or a run. */
type Followed = string | Run;

/** Follows runs until each has ended, and tells how they ended. Gives 4 where one had not in time, and 2 where one is gone. */
export async function follow(
  followed: readonly Followed[],
  flags: WaitFlags,
  open: OpenSources,
  context: Context,
): Promise<CommandExit> {
  const { out, err, nowMs } = context;
  const last = await ends(followed, flags, open, context);
  if (last === "interrupted") return 130;
  if (flags.json) await out.line(jsonText(last));
  else if (!flags.ndjson && last.length > 0) {
    const { width, color, isTerminal } = out;
    const runs = last.map(({ run }) => run);
    // Without a terminal each has had its line when it ended.
    if (isTerminal) for (const line of renderRuns(runs, { width, color, nowMs: nowMs() })) await out.line(line);
    for (const { run, reason } of last) {
      if (reason === "gone") await tell(err, `${run.ref}: its provider knows it no more`);
      if (reason === "timeout")
        await tell(err, `${run.ref}: not ended in time; to wait on: ${waitOn([run.ref], flags)}`);
    }
    const [first] = runs as [Run];
    if (last.every(({ reason }) => reason === "ended"))
      await out.line(`\nnext: ${shellCommand("runs", "show", first.ref, ...again(flags))}`);
  }
  return exitOf(last);
}

/** Follows runs without telling how they ended: whoever asked for it does. */
export async function followQuietly(
  followed: readonly Followed[],
  { timeout, config, mock, scenario }: Omit<WaitFlags, "json" | "ndjson">,
  open: OpenSources,
  context: Context,
): Promise<CommandExit> {
  const last = await ends(followed, { timeout, config, mock, scenario }, open, context);
  return last === "interrupted" ? 130 : exitOf(last);
}

function waitOn(refs: readonly string[], flags: SourceFlags): string {
  return shellCommand("runs", "wait", ...refs, ...again(flags));
}

function exitOf(last: readonly Snapshot[]): CommandExit {
  if (last.some(({ reason }) => reason === "gone")) return 2;
  return last.some(({ reason }) => reason === "timeout") ? 4 : 0;
}

/** The last that is known of each run; on the way it is told before one's eyes on a terminal, else a line for each change. */
async function ends(
  followed: readonly Followed[],
  { timeout, json = false, ndjson = false, ...flags }: WaitFlags,
  { bridge }: OpenSources,
  { out, err, nowMs, signal }: Context,
): Promise<readonly Snapshot[] | "interrupted"> {
  const order = [...new Set(followed.map((one) => (typeof one === "string" ? one : one.ref)))];
  const live = out.isTerminal && !json && !ndjson ? createLiveRows(out, order, nowMs) : undefined;
  const known = new Map<string, Snapshot>();
  try {
    const options = { timeoutMs: timeout, signal };
    for await (const snapshot of bridge.watch(followed as readonly RunLike<keyof DefaultSources>[], options)) {
      if (snapshot.reason) known.set(snapshot.run.ref, snapshot);
      if (live) live.show(snapshot.run);
      else if (ndjson) await out.line(jsonLine(snapshot));
      else if (!json) await out.line(changeLine(snapshot));
    }
  } catch (error) {
    if (!signal.aborted) throw neverRead(error, order, flags);
    live?.clear();
    await tell(err, `evalbridge: the runs go on; to wait for them again: ${waitOn(order, flags)}`);
    return "interrupted";
  } finally {
    live?.clear();
  }
  return order.flatMap((ref) => known.get(ref) ?? []);
}
