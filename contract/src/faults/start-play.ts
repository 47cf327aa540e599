import { AmbiguousResultError } from "@evalbridge/core";
import { vi } from "vitest";
import type { Chance } from "./chance.ts";
import { type Fault, good } from "./fault.ts";
import { faultFetch } from "./fault-fetch.ts";
import { readFaults } from "./look-weather.ts";
import type { StartCase } from "./start-case.ts";
import { fill } from "./strangers.ts";
import type { Subject } from "./subject.ts";
import { until } from "./until.ts";
import type { Fields, WorldRun } from "./world/dialect.ts";
import { World } from "./world/world.ts";

/** How a start ended, and what was really there. */
export interface StartOutcome {
  readonly end: "returned" | "ambiguous" | "failed" | "hangs";
  /** The run that the call, or a look of its error later, gave. */
  readonly id?: string;
  readonly error?: unknown;
  /** The runs that are there because of the call. */
  readonly ours: readonly WorldRun[];
  /** Whether the request may have been acted on, as far as its sender can tell, and from when on. */
  readonly lostAtMs?: number;
  /** Requests sent after one that may have been acted on. */
  readonly resent: number;
  /** The candidates that the error names, and those of a look a minute later. */
  readonly candidates: readonly string[];
  readonly later: readonly string[];
  readonly laterId?: string;
  readonly settledAtMs: number;
  readonly begunMs: number;
  /** Timers that were left when it ended. */
  readonly timers: number;
}

const reason = new Error("the caller has had enough");
/** When all that is late has come. */
const allIsSeenMs = 75_000;
/** Later than any start may end. */
const longestMs = 600_000;

/** Plays one start under the fake clock. */
export async function playStart(subject: Subject, one: StartCase, chance: Chance): Promise<StartOutcome> {
  const world = new World(subject.dialect, one.world);
  const { body, ...parent } = one.input as { body: Fields };
  const listed = Object.values(parent)[0] ?? body["workbench_setup_id"] ?? "";
  fill(world, chance, one.crowd, body, subject.other["body"] as Fields, String(listed));

  let lostAtMs: number | undefined;
  let posts = 0;
  let resent = 0;
  const readFault = readFaults(chance, one.weather, () => lostAtMs ?? 0);
  const network = faultFetch(world, {
    owner: () => "us",
    heedsSignal: one.heedsSignal,
    faultOf: ({ method, url }) => {
      if (method !== "POST") return readFault(url);
      if (lostAtMs !== undefined) resent++;
      return one.attempts[posts++]?.draw(chance, one.timeoutMs) ?? good(chance);
    },
    onRequest: ({ method }, fault, answer) => {
      // A refusal that gets through, if only in part, is one.
      const refused = fault.ending.as === "body" && answer !== undefined && answer.status >= 400;
      if (method === "POST" && fault.open && !refused) lostAtMs = Date.now() + endsAfterMs(fault, one.timeoutMs);
    },
  });
  const baseUrl = `https://${subject.key}.test${subject.dialect.root}`;
  const retry = { random: chance.next };
  const options = { apiKey: one.world.key, baseUrl, fetch: network.fetch, retry, onWarning: () => undefined };
  const begunMs = Date.now();
  const controller = new AbortController();
  const abort = () => controller.abort(reason);
  if (one.abortAfterMs === 0) abort();
  const timer = one.abortAfterMs ? setTimeout(abort, one.abortAfterMs) : undefined;

  let settled: Pick<StartOutcome, "end" | "id" | "error" | "settledAtMs" | "timers"> | undefined;
  const settle = (end: Pick<StartOutcome, "end" | "id" | "error">) => {
    clearTimeout(timer);
    settled = { ...end, settledAtMs: Date.now(), timers: vi.getTimerCount() - network.timers() };
  };
  subject
    .open(options)
    .start[one.way](one.input, { ...one.call, signal: controller.signal })
    .then(
      (id) => settle({ end: "returned", id }),
      (error) => settle({ end: error instanceof AmbiguousResultError ? "ambiguous" : "failed", error }),
    );
  await until(() => settled !== undefined, longestMs);
  const { error } = settled ?? {};
  const candidates = candidatesOf(error);
  let later: Pick<StartOutcome, "later" | "laterId"> = { later: [] };
  if (error instanceof AmbiguousResultError) {
    await vi.advanceTimersByTimeAsync(Math.max(0, (lostAtMs ?? 0) + allIsSeenMs - Date.now()));
    let checked = false;
    error
      // By now the caller is patient.
      .recheck({ deadlineMs: 0 })
      .then(
        (id) => (later = { later: [], laterId: String(id) }),
        (error: unknown) => (later = { later: candidatesOf(error) }),
      )
      .finally(() => (checked = true));
    await until(() => checked, longestMs);
  }
  return {
    ...(settled ?? { end: "hangs", settledAtMs: Number.POSITIVE_INFINITY, timers: 0 }),
    ours: world.runs.filter(({ owner }) => owner === "us"),
    ...(lostAtMs !== undefined && { lostAtMs }),
    resent,
    candidates,
    ...later,
    begunMs,
  };
}

/** When who sent a request knows that its answer will not come. */
export function endsAfterMs({ afterMs, ending }: Fault, timeoutMs: number): number {
  if (ending.as === "silence" || (ending.as === "body" && ending.body === "stalled")) return timeoutMs;
  return afterMs;
}

function candidatesOf(error: unknown): string[] {
  return error instanceof AmbiguousResultError ? error.candidates.map(({ id }) => id) : [];
}
