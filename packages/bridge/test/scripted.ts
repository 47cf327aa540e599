import type { AnySource, CallOptions, Polls, Run, RunRecord } from "@evalbridge/core";
import { HttpError } from "@evalbridge/core";
import { vi } from "vitest";
import { type Bridge, createBridge } from "../src/index.ts";
import { fakeSource, notFound, record } from "./fixture.ts";

/** How a request ends that is given nothing: by its signal, or never, since the source ignores that. */
type Stuck = "hangs" | "is deaf";
/** What a request for a run is given. */
export type Step = Partial<RunRecord> | Error | Stuck;
/** What a request for a group is given. */
export type GroupStep = readonly RunRecord[] | Error | Stuck;

export const pending: Step = { status: "pending", rawStatus: "PENDING" };
export const running: Step = { status: "running", rawStatus: "RUNNING" };
export const completed: Step = { status: "completed", rawStatus: "DONE" };
export const strange: Step = { status: "unknown", rawStatus: "ARCHIVING" };

const answer = { headers: new Headers(), body: undefined };
/** An error of the made-up provider, and how long it asks to wait. */
export const failure = (status: number, retryAfterMs?: number): HttpError =>
  new HttpError({ provider: "acme", method: "GET", path: "/runs/{id}" }, { ...answer, status, retryAfterMs });

/** A run as a caller may have it from before. */
export const given = (id: string, more: Partial<Run> = {}): Run<"acme"> => {
  const { address: _, ...fields } = record(id, { status: "pending", rawStatus: "PENDING" });
  return { ...fields, source: "acme", ...more, ref: `acme:${id}` } as Run<"acme">;
};

/** A source that goes by scripts, and what it was asked when, in milliseconds since it was made. */
export interface Scripted {
  readonly source: AnySource;
  readonly asked: string[];
  readonly times: number[];
  readonly calls: CallOptions[];
  /** The most requests that were in flight. */
  readonly most: () => number;
}

export interface Behaviour {
  /** How long each request takes. */
  readonly latencyMs?: number;
  /** How runs are read together, with what each request for a page is given. Each run is on the page of its parent. */
  readonly shared?: Omit<Polls["shared"], "scopeOf"> & {
    readonly scripts: Readonly<Record<string, readonly GroupStep[]>>;
  };
}

/** Each request takes the next step of its script, and then the last again and again. A run without a script is not there. */
export function scripted(
  scripts: Readonly<Record<string, readonly Step[]>>,
  { latencyMs = 0, shared }: Behaviour = {},
): Scripted {
  const begun = performance.now();
  const asked: string[] = [];
  const times: number[] = [];
  const calls: CallOptions[] = [];
  let inFlight = 0;
  let most = 0;

  async function take<Value>(what: string, steps: readonly (Value | Error | Stuck)[] = [], call: CallOptions = {}) {
    const number = asked.filter((one) => one === what).length;
    asked.push(what);
    times.push(performance.now() - begun);
    calls.push(call);
    most = Math.max(most, ++inFlight);
    if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
    inFlight--;
    const step = steps[Math.min(number, steps.length - 1)] ?? notFound();
    if (step instanceof Error) throw step;
    if (step !== "hangs" && step !== "is deaf") return step;
    return new Promise<never>((_, reject) => {
      if (step === "hangs") call.signal?.addEventListener("abort", () => reject(call.signal?.reason), { once: true });
    });
  }

  const source: AnySource = {
    ...fakeSource({ pages: [] }),
    get: async ([id = ""], call) => record(id, await take<Partial<RunRecord>>(id, scripts[id], call)),
  };
  if (!shared) return { source, asked, times, calls, most: () => most };
  const { scripts: groups, ...worth } = shared;
  const polls: Pick<AnySource, "shared" | "page"> = {
    shared: { ...worth, scopeOf: (_address, parent) => parent?.id },
    page: async ({ key }, _query, _cursor, _limit, call) => ({
      items: await take<readonly RunRecord[]>(key, groups[key], call),
    }),
  };
  return { source: { ...source, ...polls }, asked, times, calls, most: () => most };
}

/** A bridge over one scripted source, and what it warned of. */
export function acme({ source }: Scripted): { bridge: Bridge<{ acme: AnySource }>; warnings: string[] } {
  const warnings: string[] = [];
  const bridge = createBridge({ acme: source }, { onWarning: (message) => warnings.push(message) });
  return { bridge, warnings };
}

/** No chance: the longest pauses there are, and the shortest. */
export const longest = { random: () => 1 };
export const shortest = { random: () => 0 };

/** What comes of a promise, its rejection too, when all the time that anyone waits for has passed. */
export async function settled<Value>(promise: Promise<Value>): Promise<Value | Error> {
  const outcome = promise.catch((error: Error) => error);
  await vi.runAllTimersAsync();
  return outcome;
}
