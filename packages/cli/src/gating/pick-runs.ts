import { type DefaultSources, formatRef, type Run } from "@evalbridge/bridge";
import { CommandError } from "../command-error.ts";
import type { OpenSources } from "../sources/open-sources.ts";
import type { Asked } from "./read-runs.ts";
import { latestOf, previousOf, type Walk, walkParent } from "./walk-parent.ts";

/** Which runs are judged, by the command's words. */
export interface Choice {
  readonly latest?: boolean | undefined;
  readonly parent?: readonly string[] | undefined;
  readonly base?: string | undefined;
}

/** The runs to judge, what is known of their parents, and the base. */
export interface Picked {
  readonly heads: readonly Asked[];
  /** Every run under each parent that was walked, by the parent's reference. */
  readonly walks: ReadonlyMap<string, Walk>;
}

/** @throws {CommandError} where it is not clear which runs are meant */
export async function pickRuns(
  refs: readonly string[],
  { latest, parent: parents = [] }: Choice,
  open: OpenSources,
  signal: AbortSignal,
): Promise<Picked> {
  const heads = refs.map((ref) => open.bridge.parse(ref));
  if (latest && refs.length > 0) throw new CommandError("give runs, or --latest with --parent, not both");
  if (!latest && parents.length > 0 && heads.length === 0)
    throw new CommandError("--parent says what a run is under; with --latest the newest run there is judged");
  if (latest && parents.length === 0)
    throw new CommandError("--latest needs --parent, such as vogent:cfg_1; see: evalbridge parents vogent");
  if (!latest && heads.length === 0)
    throw new CommandError("which run? give its reference, such as vogent:run_1, or --latest --parent vogent:cfg_1");
  const walks = new Map<string, Walk>();
  for (const text of parents) {
    const parent = open.bridge.parse(text);
    walks.set(parent, await walkParent(parent, open, signal));
  }
  if (latest) return { heads: [...walks].map(([parent, walk]) => latestOf(parent, walk)), walks };
  // What a run is under, some providers say in lists only.
  const listed = new Map([...walks.values()].flat().map((run) => [run.ref as string, run]));
  return { heads: heads.map((ref) => listed.get(ref) ?? ref), walks };
}

/**
 * The run to compare with.
 * @throws {CommandError} for `previous` where there are several heads, or it is not known what the head is under
 */
export async function pickBase(
  base: string | undefined,
  heads: readonly (Run | undefined)[],
  picked: Picked,
  open: OpenSources,
  signal: AbortSignal,
): Promise<Asked | undefined> {
  if (base === undefined) return undefined;
  if (base !== "previous") return open.bridge.parse(base);
  const [head] = heads;
  if (heads.length !== 1) throw new CommandError("--base previous is for one run; name the base itself");
  // It could not be read; the judge says so.
  if (head === undefined) return undefined;
  return previousOf(head, await walkOf(head, picked, open, signal));
}

/** All runs beside one, under the same parent. @throws {CommandError} where it is not known what it is under */
export async function walkOf(head: Run, { walks }: Picked, open: OpenSources, signal: AbortSignal): Promise<Walk> {
  const known = [...walks].find(([, walk]) => walk.some(({ ref }) => ref === head.ref));
  if (known) return known[1];
  if (head.parent === undefined)
    throw new CommandError(`${head.ref} does not say what it is under; add --parent ${head.source}:…`);
  return walkParent(formatRef(head.source as keyof DefaultSources, [head.parent.id]), open, signal);
}
