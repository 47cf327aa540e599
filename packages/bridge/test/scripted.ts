import type { CallOptions, Polls, RunRecord, RunSource } from "@evalbridge/core";
import { HttpError } from "@evalbridge/core";
import { vi } from "vitest";
import { createBridge } from "../src/index.ts";
import { fakeSource, notFound, record } from "./fixture.ts";

/** What a request ends with: a record, an error, or nothing, whether it heeds its signal or not. */
export type Step = Partial<RunRecord> | Error | "hangs" | "is deaf";

export const pending: Step = { status: "pending", rawStatus: "PENDING" };
export const running: Step = { status: "running", rawStatus: "RUNNING" };
export const completed: Step = { status: "completed", rawStatus: "DONE" };

const answer = { headers: new Headers(), body: undefined };
/** An error of the made-up provider, and how long it asks to wait. */
export const status = (code: number, retryAfterMs?: number): HttpError =>
  new HttpError({ provider: "acme", method: "GET", path: "/runs/{id}" }, { ...answer, status: code, retryAfterMs });

/** A source whose runs go by scripts, and what it was asked when, in milliseconds since it was made. */
export interface Scripted {
  readonly source: RunSource;
  readonly asked: string[];
  readonly times: number[];
  /** Of each request. */
  readonly calls: CallOptions[];
  /** The most requests that were in flight. */
  readonly most: () => number;
}

/**
 * Each request for a run takes the next step of its script, and then the last again and again; a run without a script is not there.
 * Each takes `latencyMs`. With `groups`, requests for `group` follow a script of their own.
 */
export function scripted(
  scripts: Readonly<Record<string, readonly Step[]>>,
  { latencyMs = 0, shared }: { latencyMs?: number; shared?: (take: Take) => Polls["shared"] } = {},
): Scripted {
  const begun = performance.now();
  const asked: string[] = [];
  const times: number[] = [];
  const calls: CallOptions[] = [];
  const at = new Map<string, number>();
  let inFlight = 0;
  let most = 0;

  const take: Take = async (what, steps, call = {}) => {
    asked.push(what);
    times.push(performance.now() - begun);
    calls.push(call);
    most = Math.max(most, ++inFlight);
    try {
      const number = at.get(what) ?? 0;
      at.set(what, number + 1);
      const step = steps[Math.min(number, steps.length - 1)] ?? notFound();
      if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
      if (step instanceof Error) throw step;
      if (step === "is deaf") return await new Promise(() => {});
      if (step === "hangs")
        return await new Promise((_, reject) => {
          call.signal?.addEventListener("abort", () => reject(call.signal?.reason), { once: true });
        });
      return step;
    } finally {
      inFlight--;
    }
  };
  const source = {
    ...fakeSource({ pages: [] }),
    get: async ([id = ""]: readonly string[], call?: CallOptions) =>
      record(id, await take(id, scripts[id] ?? [], call)),
    ...(shared && { shared: shared(take) }),
  };
  return { source, asked, times, calls, most: () => most };
}

type Take = (what: string, steps: readonly Step[], call?: CallOptions) => Promise<Partial<RunRecord>>;

/** A bridge over one scripted source, without chance in its pauses, and what it warned of. */
export function acme({ source }: Pick<Scripted, "source">) {
  const warnings: string[] = [];
  return { bridge: createBridge({ acme: source }, { onWarning: (text) => warnings.push(text) }), warnings };
}

/** The longest pauses, the shortest. */
export const slow = { random: () => 1 };
export const fast = { random: () => 0 };

/** What comes of a promise when all time there is has passed; rejections are given as they are. */
export async function settled<Value>(promise: Promise<Value>): Promise<Value | Error> {
  const outcome = promise.catch((error: Error) => error);
  await vi.runAllTimersAsync();
  return outcome;
}
