import { join } from "node:path";
import { requestFigures } from "../budget/figures.ts";
import { makeConsumer } from "../consumer/consumer.ts";
import { inChild } from "../measure/child.ts";
import { ratiosOf, spreadOf } from "../measure/quartiles.ts";
import { type Figure, figure, type Measured, type Table } from "../page/figure.ts";
import type { InterleaveAsked, Way } from "./interleave.ts";
import type { MemoryAsked, MemoryFound } from "./memory.ts";
import type { OverlapAsked, OverlapFound } from "./overlap.ts";

const here = (name: string) => join(import.meta.dirname, name);
const rounds = 7;
const latencyMs = 200;

/** Many lists as one: what that adds to the slowest of them. */
export async function measureMerge(): Promise<Measured> {
  const consumer = makeConsumer("merge");
  const { entryOf } = consumer;
  const entries = { bridge: entryOf("bridge") };
  const overlaps: Figure[] = [];
  for (const [runs, runsPerParent] of [
    [100, 100],
    [1000, 250],
  ] as const) {
    const asked: OverlapAsked = { entries, rounds, runs, runsPerParent, latencyMs };
    const found = await inChild<OverlapFound>(here("overlap.ts"), asked);
    const row = `${4 * runs} runs, ${found.requests} requests`;
    overlaps.push(
      figure(row, "ms", "ms", spreadOf(found.allMs)),
      figure(row, "× slowest alone", "ratio", ratiosOf(found.allMs, found.slowestMs), { most: 1.1 }),
      figure(row, "first run, ms", "ms", spreadOf(found.firstMs)),
    );
  }
  return {
    tables: [
      { title: `list over four providers, ${latencyMs} ms each`, figures: overlaps },
      await memoryTable(entries),
      await interleaveTable(entries.bridge),
    ],
    exact: await requestFigures(consumer),
    notes: [
      "The built bridge and adapters, fetch replaced by what answers with the examples' records; a list needs parents first at two.",
      "Live: what is held after a collection, ten looks on the way, above what was there before. Peak: of the process, garbage too.",
      "Interleaving: 40,000 runs in pages of 50, in memory. `merge` is the step that interleaves pages by arrival; the bridge also reads,",
      "filters, names and deduplicates each run. The loop goes by time and awaits nothing; speeds as ratios to it.",
    ],
  };
}

async function memoryTable(entries: MemoryAsked["entries"]): Promise<Table> {
  const figures: Figure[] = [];
  for (const runs of [1000, 10_000, 100_000]) {
    const all: MemoryFound[] = [];
    for (let round = 0; round < 3; round++) all.push(await inChild<MemoryFound>(here("memory.ts"), { entries, runs }));
    const row = `${runs.toLocaleString("en")} runs`;
    const median = (field: keyof MemoryFound) => spreadOf(all.map((one) => one[field])).median;
    figures.push(
      figure(row, "live MiB", "ratio", median("liveMiB")),
      figure(row, "peak MiB", "MiB", median("peakMiB")),
      figure(row, "runs/s", "count", median("perSecond")),
    );
  }
  return { title: "a walk over all of them", figures };
}

async function interleaveTable(bridge: string): Promise<Table> {
  const merge = new URL("merge.js", bridge);
  const asked: InterleaveAsked = { bridge, merge: merge.href, rounds: 11 };
  const found = await inChild<Record<Way, number[]>>(here("interleave.ts"), asked);
  const figures = (Object.keys(found) as Way[]).flatMap((way) => {
    const bar = way === "merge" ? { least: 0.85 } : undefined;
    const perSecond = found[way].map((ms) => 40 / ms);
    return [
      figure(way, "M runs/s", "ratio", spreadOf(perSecond)),
      figure(way, "× loop", "ratio", ratiosOf(found.loop, found[way]), bar),
    ];
  });
  return { title: "interleaving pages", figures };
}
