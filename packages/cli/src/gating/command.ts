import type { Run } from "@evalbridge/bridge";
import type { CommandExit, Context } from "../context.ts";
import { note } from "../context.ts";
import type { GateInput, GatePolicy } from "../gate/input.ts";
import { judge } from "../gate/judge.ts";
import { followQuietly } from "../runs/wait.ts";
import type { OpenSources, SourceFlags } from "../sources/open-sources.ts";
import { withSources } from "../sources/with-sources.ts";
import { exitCodeOf } from "../told-error.ts";
import { inOptions } from "./in-options.ts";
import { type Choice, type Picked, pickBase, pickRuns, walkOf } from "./pick-runs.ts";
import { policyOf } from "./policy-of.ts";
import { readRuns } from "./read-runs.ts";
import { checkTargets, type ReportTargets, writeReports } from "./write-reports.ts";

export interface GateFlags extends SourceFlags, Choice, GatePolicy, ReportTargets {
  readonly wait?: boolean | undefined;
  /** Milliseconds. */
  readonly timeout?: number | undefined;
  readonly verbose?: boolean | undefined;
}

/** `evalbridge gate`. */
export function gateCommand(refs: readonly string[], flags: GateFlags, context: Context): Promise<CommandExit> {
  return withSources(flags, context, async (open) => {
    // Before anything is asked or waited for: a report that cannot be written is a gate that nobody sees.
    checkTargets(flags, open, context.folder);
    const input = await gather(refs, flags, open, context);
    if (input === "interrupted") return 130;
    const report = inOptions(judge(input));
    const written = await writeReports(report, flags, context);
    // A gate whose report is lost has not done what was asked; one that failed has failed all the same.
    return report.exitCode === 0 && !written ? 3 : report.exitCode;
  });
}

/** All that is judged, read afresh. */
async function gather(
  refs: readonly string[],
  flags: GateFlags,
  open: OpenSources,
  context: Context,
): Promise<GateInput | "interrupted"> {
  const { signal } = context;
  const picked = await pickRuns(refs, flags, open, signal);
  if (flags.wait && (await waitFor(picked, flags, open, context)) === 130) return "interrupted";
  const runs = await readRuns(open.bridge, picked.heads, { signal });
  const heads = runs.map(({ run }) => run);
  const asked = await pickBase(flags.base, heads, picked, open, signal);
  const [base] = asked === undefined ? [] : await readRuns(open.bridge, [asked], { signal });
  const history = flags.html === undefined ? [] : await historyOf(heads, picked, open, context);
  const policy = policyOf(flags, open.loaded.config.gate, flags.base !== undefined);
  return { runs, policy, ...(base && { base }), ...(history.length > 0 && { history }) };
}

/** Waits as `runs wait` does, on stderr. What goes wrong on the way, reading the runs finds again. */
async function waitFor({ heads }: Picked, flags: GateFlags, open: OpenSources, context: Context): Promise<CommandExit> {
  try {
    return await followQuietly(heads, flags, open, { ...context, out: context.err });
  } catch (error) {
    if (context.signal.aborted) throw error;
    return exitCodeOf(error);
  }
}

/** The runs beside those that are judged, for the charts. That they are not to be had is no reason to fail. */
async function historyOf(
  heads: readonly (Run | undefined)[],
  picked: Picked,
  open: OpenSources,
  context: Context,
): Promise<readonly Run[]> {
  const found = new Map<string, Run>();
  for (const head of heads) {
    if (head === undefined) continue;
    try {
      for (const run of await walkOf(head, picked, open, context.signal)) found.set(run.ref, run);
    } catch (error) {
      if (context.signal.aborted) throw error;
      note(context, `the charts are without earlier runs: ${error instanceof Error ? error.message : error}`);
    }
  }
  for (const head of heads) if (head) found.delete(head.ref);
  return [...found.values()];
}
