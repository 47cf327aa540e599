import type { CallOptions } from "@evalbridge/core";
import type { Chance } from "./chance.ts";
import { drawWeather, isDead, type Weather } from "./look-weather.ts";
import { drawAttempts, drawSilence, type StartFault } from "./start-fault.ts";
import { type Crowd, drawCrowd } from "./strangers.ts";
import type { Subject, Way } from "./subject.ts";
import type { Fields } from "./world/dialect.ts";
import type { WorldOptions } from "./world/world.ts";

/** One start, and all that happens around it. */
export interface StartCase {
  readonly name: string;
  readonly input: Fields;
  readonly way: Way;
  readonly call: CallOptions;
  readonly timeoutMs: number;
  /** Request by request. */
  readonly attempts: readonly StartFault[];
  /** When the caller ends it. */
  readonly abortAfterMs?: number;
  readonly weather: Weather;
  readonly crowd: Crowd;
  readonly world: WorldOptions;
  readonly heedsSignal: boolean;
  /** Whether looking goes on to its end: a caller's limits do not cut it, and reads succeed again. */
  readonly looks: boolean;
}

const usualTimeoutMs = 60_000;

/** How long after it is made a run takes to show. */
function drawShown(chance: Chance): number {
  const lot = chance.next();
  if (lot < 0.5) return 0;
  return lot < 0.9 ? chance.whole(1, 25_000) : chance.whole(35_000, 50_000);
}

/** What the caller does about it: nothing, an abort (before, under way, while it is looked for), or a limit in all. */
function drawCaller(chance: Chance): Pick<StartCase, "abortAfterMs"> & { deadlineMs?: number; ends?: "under way" } {
  const lot = chance.next();
  if (lot < 0.02) return { abortAfterMs: 0 };
  if (lot < 0.08) return { abortAfterMs: chance.whole(1, 4_000), ends: "under way" };
  if (lot < 0.12) return { abortAfterMs: chance.whole(100, 80_000) };
  return lot < 0.18 ? { deadlineMs: chance.whole(500, 70_000) } : {};
}

export function drawStart(chance: Chance, { key, inputs }: Subject, index: number): StartCase {
  const { ends, deadlineMs, ...abort } = drawCaller(chance);
  const attempts = ends ? drawSilence(chance) : drawAttempts(chance);
  const timeoutMs = chance.pick([usualTimeoutMs, 5_000]);
  const weather = drawWeather(chance);
  return {
    name: `${key} ${index}: ${attempts.map(({ name }) => name).join(", ")}${"abortAfterMs" in abort ? ", abort" : ""}`,
    input: chance.pick(inputs),
    way: chance.pick(["client", "client", "client", "source", "bridge"]),
    call: {
      ...(timeoutMs !== usualTimeoutMs && { timeoutMs }),
      ...(deadlineMs !== undefined && { deadlineMs }),
    },
    timeoutMs: Math.min(timeoutMs, deadlineMs ?? timeoutMs),
    attempts,
    ...abort,
    weather,
    crowd: drawCrowd(chance),
    world: {
      key: `canary-${key}-${index}`,
      skewMs: chance.whole(-60_000, 60_000),
      shownAfterMs: drawShown(chance),
      mostOnPage: chance.pick([8, 25, 100]),
      newestFirst: chance.next() < 0.7,
      trailing: chance.next() < 0.3,
    },
    heedsSignal: chance.next() < 0.7,
    looks: abort.abortAfterMs === undefined && deadlineMs === undefined && !isDead(weather),
  };
}
