import type { Span } from "@evalbridge/core";
import { vi } from "vitest";
import { holds, written } from "./canary.ts";
import type { CanaryFailure } from "./canary-failure.ts";
import type { CanarySubject } from "./canary-subject.ts";

export interface CanaryReport {
  /** What was looked at: each sink of each call. */
  readonly sinks: number;
  /** Where the key was found. */
  readonly hits: readonly string[];
}

const secondMs = 1_000;

const atATime = 8;

/** Whether the key comes out anywhere: the failures a few at a time, until it does. */
export async function comesOut(
  subject: CanarySubject,
  key: string,
  failures: readonly CanaryFailure[],
): Promise<boolean> {
  for (let from = 0; from < failures.length; from += atATime) {
    const { hits } = await seekCanary(subject, key, failures.slice(from, from + atATime));
    if (hits.length > 0) return true;
  }
  return false;
}

/** Makes each call fail in each way, under the fake clock, and looks for the key in whatever comes of it. */
export async function seekCanary(
  subject: CanarySubject,
  key: string,
  failures: readonly CanaryFailure[],
): Promise<CanaryReport> {
  const hits: string[] = [];
  let sinks = 0;
  const look = (where: string, value: unknown) => {
    sinks++;
    if (holds(written(value), key)) hits.push(where);
  };

  const lost: CanaryFailure = {
    name: "a lost start among records that repeat it",
    fetch: () => async (_, init) => {
      if (init.method === "POST") throw new TypeError("terminated");
      return Response.json(subject.page({ id: `run-${key}`, note: { [key]: key } }));
    },
  };
  // Now and then the caller gives the key where an id should be.
  const cases = [lost, ...failures].flatMap((failure, index) =>
    (index % 6 === 0 ? ["some-id", key] : ["some-id"]).map((id) => ({ failure, id })),
  );
  const runs = cases.map(async ({ failure, id }) => {
    const told: Record<string, unknown[]> = {};
    const hook = (name: string) => (value: unknown) => {
      told[name] = [...(told[name] ?? []), value];
    };
    const span = (name: string, options: unknown): Span => {
      hook("tracer")([name, options]);
      return { setAttribute: (...args) => hook("span")(args), setStatus: hook("span status"), end: () => {} };
    };
    const client = subject.create({
      apiKey: key,
      fetch: failure.fetch(key),
      timeoutMs: 20,
      lookMs: 30,
      retry: { attempts: 2, baseDelayMs: 1, budget: 0 },
      onRequest: hook("onRequest"),
      onResponse: hook("onResponse"),
      onRetry: hook("onRetry"),
      onWarning: hook("onWarning"),
      tracer: { startSpan: span },
    });
    const calls = subject.calls(client as never, id);
    for (const [name, call] of Object.entries(calls)) {
      // What a call gives when it succeeds is the provider's own data, and its caller's.
      await call().catch((error: unknown) => look(`${failure.name} / ${name} / error`, error));
    }
    for (const [name, values] of Object.entries(told)) look(`${failure.name} / ${name}`, values);
  });
  // A function that gave the key once, and fails with it on its tongue.
  const forgetful = (turn = 0) => {
    return () => {
      if (turn++ === 0) return key;
      throw Object.assign(new Error(`vault refuses ${key}`), { request: { key } });
    };
  };
  const failing = async () => {
    const fetch = async () => Response.json(subject.page({ id: "run_1" }));
    const client = subject.create({ apiKey: forgetful(), fetch, onWarning: () => {} });
    const { read } = subject.calls(client as never, "some-id");
    await read();
    await read().catch((error: unknown) => look("a key that is no longer given / error", error));
    look("client", client);
  };
  const over = Promise.all([...runs, failing()]);
  await vi.advanceTimersByTimeAsync(10 * secondMs);
  await over;
  return { sinks, hits };
}
