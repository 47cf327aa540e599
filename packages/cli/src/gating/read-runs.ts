import type { Run, RunCase } from "@evalbridge/bridge";
import type { GateRun } from "../gate/input.ts";

/** What is read from a bridge; each bridge has it, whatever its sources are. */
export interface GateBridge {
  get(run: never, call?: { readonly signal?: AbortSignal }): Promise<Run>;
  cases(run: never, call?: { readonly signal?: AbortSignal }): AsyncIterable<RunCase>;
  can(capability: "cases", run: never): boolean;
}

/** A run to read: its reference, or a run as a list gave it, which may know more of its parent than a `get` does. */
export type Asked = string | Run;

const atATime = 4;

/**
 * Reads runs and the judgements in them for `judge`, afresh: a list's items may lack scores and errors. It does not throw for a run that
 * cannot be read: what is not known, the judge has to know of.
 */
export async function readRuns(
  bridge: GateBridge,
  asked: readonly Asked[],
  call: { readonly signal?: AbortSignal } = {},
): Promise<GateRun[]> {
  const results = new Map<number, GateRun>();
  const left = asked.entries();
  const lane = async () => {
    for (const [index, one] of left) results.set(index, await readRun(bridge, one, call));
  };
  await Promise.all(Array.from({ length: atATime }, lane));
  call.signal?.throwIfAborted();
  return asked.flatMap((_, index) => results.get(index) ?? []);
}

async function readRun(bridge: GateBridge, asked: Asked, call: { readonly signal?: AbortSignal }): Promise<GateRun> {
  const ref = typeof asked === "string" ? asked : asked.ref;
  const known = typeof asked === "string" ? undefined : asked.parent;
  let run: Run | undefined;
  try {
    const read = await bridge.get(ref as never, call);
    const parent = read.parent?.name === undefined ? (known ?? read.parent) : read.parent;
    run = { ...read, ...(parent && { parent }) };
    if (!bridge.can("cases", ref as never)) return { ref, run };
    const cases: RunCase[] = [];
    for await (const one of bridge.cases(ref as never, call)) cases.push(one);
    return { ref, run, cases };
  } catch (error) {
    return { ref, run, error };
  }
}
