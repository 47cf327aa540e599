/** A list over four providers that are far away, beside that of each alone. */
import { makeWorld } from "../world/bridge.ts";

export interface OverlapAsked {
  readonly entries: Readonly<Record<string, string>>;
  readonly rounds: number;
  readonly runs: number;
  readonly runsPerParent: number;
  readonly latencyMs: number;
}

/** By round. */
export interface OverlapFound {
  readonly allMs: readonly number[];
  readonly slowestMs: readonly number[];
  readonly firstMs: readonly number[];
  readonly requests: number;
}

export default async function overlap({ entries, rounds, ...options }: OverlapAsked): Promise<OverlapFound> {
  const { bridge, providers } = await makeWorld({ entryOf: (name) => entries[name] as string }, options);
  const list = async (sources: readonly string[]) => {
    const begun = performance.now();
    let firstMs: number | undefined;
    let count = 0;
    for await (const _run of bridge.list({ sources: sources as never })) {
      firstMs ??= performance.now() - begun;
      count++;
    }
    if (count !== sources.length * options.runs) throw new Error(`${sources}: ${count} runs, not ${options.runs} each`);
    return { ms: performance.now() - begun, firstMs: firstMs ?? 0 };
  };
  const found = { allMs: [] as number[], slowestMs: [] as number[], firstMs: [] as number[], requests: 0 };
  const names = providers.map(({ name }) => name);
  const asked = () => providers.reduce((sum, { requests }) => sum + requests.count, 0);
  for (let round = 0; round <= rounds; round++) {
    const before = asked();
    const all = await list(names);
    found.requests = asked() - before;
    let slowest = 0;
    for (const name of names) slowest = Math.max(slowest, (await list([name])).ms);
    if (round === 0) continue;
    found.allMs.push(all.ms);
    found.firstMs.push(all.firstMs);
    found.slowestMs.push(slowest);
  }
  return found;
}
