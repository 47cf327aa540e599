import { AsyncLocalStorage } from "node:async_hooks";
import { AmbiguousResultError } from "@evalbridge/core";
import type { Chance } from "./chance.ts";
import { good } from "./fault.ts";
import { faultFetch } from "./fault-fetch.ts";
import { drawWeather, isDead, readFaults } from "./look-weather.ts";
import { drawAttempts } from "./start-fault.ts";
import { endsAfterMs } from "./start-play.ts";
import { fill } from "./strangers.ts";
import type { Opened, Subject } from "./subject.ts";
import type { Fields } from "./world/dialect.ts";
import { World } from "./world/world.ts";

/** What became of one start of a caller who alone starts runs somewhere. */
export interface Adoption {
  readonly name: string;
  /** All runs that were given for it: by the call, or later by its error. */
  readonly given: readonly string[];
  readonly end: "returned" | "ambiguous" | "failed";
  /** The runs that are there because of it. */
  readonly ours: readonly string[];
  /** Whether nothing else was started, and its run was there to be found while it was looked for. */
  readonly findable: boolean;
  /** Whether nothing else was started. */
  readonly sole: boolean;
}

const minuteMs = 60_000;
/** Pauses between starts: none, and on both sides of the time for which one bears on another. */
const pausesMs = [0, 1_000, minuteMs, 11 * minuteMs, 25 * minuteMs];
/** When all that is late has come. */
const allIsSeenMs = 75_000;
const lookedForMs = 30_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Start {
  readonly attempts: ReturnType<typeof drawAttempts>;
  posts: number;
  lostAtMs?: number;
  end?: Adoption["end"];
  error?: AmbiguousResultError<string>;
  readonly given: string[];
}

/** Starts the same once or several times, at a time or one after the other, and looks again for what stayed open. */
export async function adopt(subject: Subject, chance: Chance, key: string): Promise<Adoption[]> {
  const world = new World(subject.dialect, {
    key,
    skewMs: chance.whole(-60_000, 60_000),
    shownAfterMs: chance.pick([0, 0, chance.whole(1, 25_000), chance.whole(35_000, 50_000)]),
    newestFirst: chance.next() < 0.7,
  });
  const input = chance.pick(subject.inputs) as { readonly body: Fields };
  const { body, ...parent } = input;
  const listed = Object.values(parent)[0] ?? body["workbench_setup_id"] ?? "";
  fill(world, chance, { rivals: 0, old: 6, others: 0 }, body, body, String(listed));

  const starts = Array.from(
    { length: chance.pick([1, 1, 2, 3, 4]) },
    (): Start => ({ attempts: drawAttempts(chance), posts: 0, given: [] }),
  );
  // Which of them a request belongs to cannot be seen in it.
  const under = new AsyncLocalStorage<number>();
  const weather = drawWeather(chance);
  let lostAtMs = 0;
  const readFault = readFaults(chance, weather, () => lostAtMs);
  const { fetch } = faultFetch(world, {
    owner: () => `us ${under.getStore()}`,
    heedsSignal: true,
    faultOf: ({ method, url }) => {
      if (method !== "POST") return readFault(url);
      const start = starts[under.getStore() ?? 0];
      return start?.attempts[start.posts++]?.draw(chance, timeoutMs) ?? good(chance);
    },
    onRequest: ({ method }, fault) => {
      const start = starts[under.getStore() ?? 0];
      if (method !== "POST" || !fault.open || !start) return;
      lostAtMs = Date.now() + endsAfterMs(fault, timeoutMs);
      start.lostAtMs = lostAtMs;
    },
  });
  // Without its mark, Bland's start gives no proof either.
  const options = { onAmbiguous: "adopt-only-match", startMarker: false, timeoutMs } as const;
  const retry = { random: chance.next };
  const opened = subject.open({ apiKey: key, fetch, ...options, retry, onWarning: () => undefined });

  const together = chance.next() < 0.4;
  const carryOut = (start: Start, at: number) => under.run(at, () => begin(opened, input, start, chance));
  if (together)
    await Promise.all(starts.map((start, at) => pause(chance.whole(0, 5_000)).then(() => carryOut(start, at))));
  else
    for (const [at, start] of starts.entries()) {
      await carryOut(start, at);
      await pause(chance.pick(pausesMs));
      if (chance.next() < 0.5) await lookAgain(starts, chance);
    }
  await pause(allIsSeenMs);
  for (let round = 0; round < 2; round++) await lookAgain(starts, chance);

  const sole = starts.length === 1;
  return starts.map((start, at) => {
    const made = world.runs.filter(({ owner }) => owner === `us ${at}`);
    const latestMs = (start.lostAtMs ?? Number.NaN) + lookedForMs;
    return {
      name: `${key}, ${at} of ${starts.length}${together ? " at a time" : ""}: ${start.attempts.map(({ name }) => name)}`,
      given: start.given,
      end: start.end ?? "failed",
      ours: made.map(({ id }) => id),
      findable: sole && !isDead(weather) && made[0] !== undefined && made[0].shownMs <= latestMs,
      sole,
    };
  });
}

const timeoutMs = 5_000;
const ways = ["client", "source", "bridge"] as const;

async function begin({ start }: Opened, input: Fields, one: Start, chance: Chance): Promise<void> {
  try {
    one.given.push(await start[chance.pick(ways)](input));
    one.end = "returned";
  } catch (error) {
    one.end = error instanceof AmbiguousResultError ? "ambiguous" : "failed";
    if (error instanceof AmbiguousResultError) one.error = error as AmbiguousResultError<string>;
  }
}

/** Looks again for each start that is open, in any order; what is found may close it. */
async function lookAgain(starts: readonly Start[], chance: Chance): Promise<void> {
  const open = starts.filter(({ error }) => error !== undefined);
  for (const one of chance.next() < 0.5 ? open : open.reverse()) {
    const found = await one.error?.recheck().catch(() => undefined);
    if (found !== undefined) one.given.push(found);
  }
}
