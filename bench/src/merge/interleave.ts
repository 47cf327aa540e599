/** Pages of four sources in memory, as they arrive: the bridge's own merging, the whole bridge, and a loop that awaits nothing. */
import type { RunRecord } from "@evalbridge/core";
import { interleaved, timed } from "../measure/rounds.ts";

export interface InterleaveAsked {
  readonly bridge: string;
  /** The bridge's `merge`, which is not exported by its index. */
  readonly merge: string;
  readonly rounds: number;
}

export type Way = "loop" | "merge" | "bridge pages" | "bridge runs" | "for await";

const sources = ["a", "b", "c", "d"] as const;
const perPage = 50;
const pages = 200;
/** A round is long enough to be timed. */
const times = 5;
const total = sources.length * perPage * pages;

type Page = { readonly items: readonly RunRecord[] };

/** The newest first, a second apart, each source a little behind the one before. */
function record(source: number, index: number): RunRecord {
  const id = `run_${source}_${index}`;
  const createdAt = new Date(1_790_000_000_000 - index * 4000 - source * 1000).toISOString();
  const judged = { status: "completed", rawStatus: "SUCCESS", verdict: "passed" } as const;
  return {
    address: [id],
    provider: sources[source] ?? "",
    id,
    ...judged,
    counts: { passed: 3, failed: 0 },
    createdAt,
    raw: {},
  };
}

const made: readonly (readonly Page[])[] = sources.map((_, source) =>
  Array.from({ length: pages }, (_, page) => ({
    items: Array.from({ length: perPage }, (_, index) => record(source, page * perPage + index)),
  })),
);

/** Four lists by time, in memory: what a loop makes of them that waits for nothing. */
function loop(take: (run: RunRecord) => void): void {
  const pageOf = sources.map(() => 0);
  const indexOf = sources.map(() => 0);
  for (;;) {
    let newest: RunRecord | undefined;
    let from = 0;
    for (let source = 0; source < sources.length; source++) {
      const run = made[source]?.[pageOf[source] as number]?.items[indexOf[source] as number];
      if (run !== undefined && (newest === undefined || timeOf(run) > timeOf(newest))) {
        newest = run;
        from = source;
      }
    }
    if (newest === undefined) return;
    take(newest);
    indexOf[from] = (indexOf[from] as number) + 1;
    if (indexOf[from] === perPage) {
      indexOf[from] = 0;
      pageOf[from] = (pageOf[from] as number) + 1;
    }
  }
}

const timeOf = ({ createdAt }: RunRecord): string => createdAt ?? "";

async function* streamOf(list: readonly Page[]): AsyncGenerator<Page, void, undefined> {
  for (const page of list) {
    await undefined;
    yield page;
  }
}

/** One run at a time, in and out, as one would write it first. */
async function* oneByOne(lists: readonly AsyncIterator<RunRecord>[]): AsyncGenerator<RunRecord> {
  const heads = await Promise.all(lists.map((list) => list.next()));
  for (;;) {
    let best = -1;
    for (const [index, head] of heads.entries())
      if (!head.done && (best < 0 || timeOf(head.value) > timeOf(heads[best]?.value))) best = index;
    if (best < 0) return;
    yield heads[best]?.value;
    heads[best] = (await lists[best]?.next()) as IteratorResult<RunRecord>;
  }
}

async function* itemsOf(list: readonly Page[]): AsyncGenerator<RunRecord> {
  for (const { items } of list) yield* items;
}

export default async function interleave(asked: InterleaveAsked): Promise<Record<Way, number[]>> {
  const { createBridge } = (await import(asked.bridge)) as typeof import("@evalbridge/bridge");
  const { merge } = (await import(asked.merge)) as {
    merge: (streams: AsyncGenerator<Page>[], signal: AbortSignal, ahead: boolean) => AsyncIterable<Page>;
  };
  const all = createBridge(Object.fromEntries(sources.map((name, index) => [name, sourceOf(name, made[index] ?? [])])));
  const counted = (work: (take: (run: { readonly id: string }) => void) => unknown) => async () => {
    let count = 0;
    globalThis.gc?.();
    const ms = await timed(async () => {
      for (let time = 0; time < times; time++) await work(({ id }) => (count += Math.sign(id.length)));
    });
    if (count !== times * total) throw new Error(`${count} of ${times * total} runs came`);
    return ms / times;
  };
  return interleaved<Way>(asked.rounds, {
    loop: counted(loop),
    merge: counted(async (take) => {
      const merged = merge(made.map(streamOf), new AbortController().signal, true);
      for await (const { items } of merged) for (const run of items) take(run);
    }),
    "bridge pages": counted(async (take) => {
      for await (const { items } of all.list({ limit: perPage }).pages()) for (const run of items) take(run);
    }),
    "bridge runs": counted(async (take) => {
      for await (const run of all.list({ limit: perPage })) take(run);
    }),
    "for await": counted(async (take) => {
      for await (const run of oneByOne(made.map(itemsOf))) take(run);
    }),
  });
}

function sourceOf(name: string, list: readonly Page[]): import("@evalbridge/core").RunSource {
  return {
    provider: {
      ...{ name, title: name, docs: "https://example.com", errorMessage: [] },
      ...{ auth: { kind: "none" }, lifecycle: { state: "active" } },
    },
    parentTerm: "parent",
    filters: { parent: "client", status: "client", createdAt: "client", verdict: "client" },
    natives: [],
    scopes: async () => ({ items: [{ key: "all" }] }),
    page: async (_scope, _query, cursor) => {
      const page = Number(cursor ?? 0);
      const items = list[page]?.items ?? [];
      return { items, ...(page + 1 < list.length && { next: String(page + 1) }) };
    },
    get: async () => {
      throw new Error("nothing is read one by one here");
    },
  };
}
