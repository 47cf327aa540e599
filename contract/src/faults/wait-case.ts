import { getEventListeners } from "node:events";
import type { Run } from "@evalbridge/core";
import { vi } from "vitest";
import type { Script, Step } from "./wait-script.ts";
import type { WaitSource } from "./wait-source.ts";

/** How a wait ended, and what it left behind. */
export interface Outcome {
  readonly end: string;
  readonly status?: string;
  readonly polls?: number;
  readonly requests: number;
  readonly warnings: readonly string[];
  readonly elapsedMs: number;
  readonly timers: number;
  readonly listeners: number;
}

const minuteMs = 60_000;
/** Later than any wait may end: the default limit, and a little. */
const longestMs = 32 * minuteMs;
const never = () => new Promise<Response>(() => {});

function broken(code: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error("socket"), { code }) });
}

/** Carries out one step. What hangs ignores its signal: the worst that an injected fetch can do. */
function carryOut(source: WaitSource, step: Step): Promise<Response> | Response {
  if (typeof step === "object" && "http" in step)
    return new Response('{"message":"no"}', { status: step.http, ...(step.headers && { headers: step.headers }) });
  if (typeof step === "object") return Response.json(source.body(step.fields));
  const good = JSON.stringify(source.body({ status: step }));
  if (step === "<reset>") return Promise.reject(broken("ECONNRESET"));
  if (step === "<refused>") return Promise.reject(broken("ECONNREFUSED"));
  if (step === "<hang>") return never();
  if (step === "<html>") return new Response("<html>Please wait</html>", { headers: { "content-type": "text/html" } });
  if (step === "<cut>") return new Response(good.slice(0, good.length / 2));
  if (step === "<empty>") return new Response("");
  if (step === "<stalled body>") return new Response(new ReadableStream({ pull: () => never().then(() => {}) }));
  return new Response(good);
}

export interface Conditions {
  /** When the caller ends it. */
  readonly abortAfterMs?: number;
  readonly random: () => number;
}

/** Plays a script under the fake clock, and looks at what it left. */
export async function play(source: WaitSource, script: Script, { abortAfterMs, random }: Conditions): Promise<Outcome> {
  let requests = 0;
  const fetch = async () => carryOut(source, script.steps[Math.min(requests++, script.steps.length - 1)] as Step);
  const warnings: string[] = [];
  const options = { apiKey: "key", fetch, retry: { random }, onWarning: (message: string) => warnings.push(message) };
  const bridge = source.bridge(options, (message) => warnings.push(message));
  const controller = new AbortController();
  const begun = performance.now();
  const { signal } = controller;

  let outcome: Partial<Outcome> | undefined;
  const settled = bridge.wait(asGiven(source, script), { random, signal, ...script.options }).then(
    ({ run, reason, polls }) => ({ end: reason, status: run.status, polls }),
    (error: unknown) => ({ end: error === controller.signal.reason ? "aborted" : (error as Error).name }),
  );
  settled.then((value) => {
    outcome = { ...value, elapsedMs: performance.now() - begun };
  });
  if (abortAfterMs === undefined) await until(() => outcome !== undefined, longestMs);
  else {
    await vi.advanceTimersByTimeAsync(abortAfterMs);
    controller.abort(new Error("enough"));
    await until(() => outcome !== undefined, 50);
  }
  const asked = requests;
  // Whatever was left behind would show now.
  const left = { timers: vi.getTimerCount(), listeners: getEventListeners(signal, "abort").length };
  await vi.advanceTimersByTimeAsync(minuteMs);
  const late = requests - asked;
  return {
    end: outcome === undefined ? "hangs" : late > 0 ? "goes on" : (outcome.end ?? ""),
    ...outcome,
    requests,
    warnings: warnings.filter((message) => !/closed on/.test(message)),
    elapsedMs: outcome?.elapsedMs ?? Number.POSITIVE_INFINITY,
    ...left,
  };
}

/** Lets the fake clock run until something holds, or for so long. */
async function until(holds: () => boolean, mostMs: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
  for (let passed = 0; passed < mostMs && !holds(); ) {
    const step = Math.min(passed < 5_000 ? 10 : 1_000, mostMs - passed);
    await vi.advanceTimersByTimeAsync(step);
    passed += step;
  }
}

/** The run as its caller has it: its reference, or as it was seen before or has just been started. */
function asGiven({ ref, key }: WaitSource, { recent, seen }: Script): Run["ref"] | Run {
  if (!recent && !seen) return ref;
  const ageMs = recent ? 0 : 3_600_000;
  const provider = key.replace("-kb", "");
  const plain = { ref, source: key, provider, id: "run_1", verdict: "none", rawStatus: "pending", raw: {} } as const;
  return { ...plain, status: "pending", createdAt: new Date(Date.now() - ageMs).toISOString() };
}
