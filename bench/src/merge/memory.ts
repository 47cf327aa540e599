/** A walk over many runs: how much is held on the way, and how many pass in a second. */
import { makeWorld } from "../world/bridge.ts";

export interface MemoryAsked {
  readonly entries: Readonly<Record<string, string>>;
  readonly runs: number;
}

export interface MemoryFound {
  /** The most that was still held right after a collection, above what was there before the walk. */
  readonly liveMiB: number;
  /** The most that the process took from the system, garbage and program included. */
  readonly peakMiB: number;
  readonly perSecond: number;
}

const sources = 4;
const looks = 10;

export default async function memory({ entries, runs }: MemoryAsked): Promise<MemoryFound> {
  const entryOf = (name: string) => entries[name] as string;
  const walk = async (each: number, look: (count: number) => void) => {
    const { bridge } = await makeWorld({ entryOf }, { runs: each });
    let count = 0;
    for await (const _run of bridge.list()) look(++count);
    if (count !== each * sources) throw new Error(`the list had ${count} runs, not ${each * sources}`);
  };
  const held = () => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  // What is made once, code above all, is there before.
  await walk(250, () => undefined);
  const before = held();
  let most = 0;
  let lookingMs = 0;
  const begun = performance.now();
  await walk(runs / sources, (count) => {
    if (count % Math.floor(runs / looks) !== 0) return;
    const from = performance.now();
    most = Math.max(most, held() - before);
    lookingMs += performance.now() - from;
  });
  const seconds = (performance.now() - begun - lookingMs) / 1000;
  return { liveMiB: most, peakMiB: process.resourceUsage().maxRSS / 1024, perSecond: runs / seconds };
}
