import { AmbiguousResultError, type ClientOptions, type Span } from "@evalbridge/core";
import { vi } from "vitest";
import type { CanaryFailure } from "./canary-failure.ts";
import type { CanarySubject } from "./canary-subject.ts";
import { seekerOf, written } from "./sinks.ts";

export interface CanaryReport {
  /** What was looked at: each sink of each call. */
  readonly sinks: number;
  /** Where the key was found. */
  readonly hits: readonly string[];
}

const allHasEndedMs = 10_000;

/** Makes each call fail in each way, under the fake clock, and looks for the key in whatever comes of it. */
export async function seekCanary(
  subject: CanarySubject,
  key: string,
  failures: readonly CanaryFailure[],
): Promise<CanaryReport> {
  const hits: string[] = [];
  let sinks = 0;
  const seek = seekerOf(key);
  const look = (where: string, value: unknown) => {
    // What a call gives when it succeeds is the provider's own data, and its caller's.
    if (value === undefined) return;
    sinks++;
    if (seek(written(value))) hits.push(where);
  };
  const all = [lostAmong(subject), ...failures];
  const over = Promise.all([
    forgotten(subject, key, look),
    ...all.map((failure) => failing(subject, key, "some-id", failure, look)),
    // Now and then the caller gives the key where an id should be.
    ...all.filter((_, index) => index % 6 === 0).map((failure) => failing(subject, key, key, failure, look)),
  ]);
  await vi.advanceTimersByTimeAsync(allHasEndedMs);
  await over;
  return { sinks, hits };
}

type Look = (where: string, value: unknown) => void;

async function failing(subject: CanarySubject, key: string, id: string, { name, fetch }: CanaryFailure, look: Look) {
  const told: Record<string, unknown[]> = {};
  const client = subject.create({
    apiKey: key,
    fetch: fetch(key),
    timeoutMs: 20,
    lookMs: 30,
    retry: { attempts: 2, baseDelayMs: 1, budget: 0 },
    ...listeners((hook, value) => {
      told[hook] = [...(told[hook] ?? []), value];
    }),
  });
  for (const [called, call] of Object.entries(subject.calls(client as never, id))) {
    const error = await failureOf(call());
    look(`${name} / ${called} / error`, error);
    if (error instanceof AmbiguousResultError) look(`${name} / looked again / error`, await failureOf(error.recheck()));
  }
  for (const [hook, values] of Object.entries(told)) look(`${name} / ${hook}`, values);
}

/** All that listens to a client. */
function listeners(tell: (hook: string, value: unknown) => void): ClientOptions {
  const hook = (name: string) => (value: unknown) => tell(name, value);
  const startSpan = (...begun: unknown[]): Span => {
    tell("tracer", begun);
    return { setAttribute: (...args) => tell("span", args), setStatus: hook("span status"), end: () => {} };
  };
  return {
    onRequest: hook("onRequest"),
    onResponse: hook("onResponse"),
    onRetry: hook("onRetry"),
    onWarning: hook("onWarning"),
    tracer: { startSpan },
  };
}

/** A start whose answer is lost, and may be any of what a list shows. */
function lostAmong(subject: CanarySubject): CanaryFailure {
  return {
    name: "a lost start among records that repeat it",
    fetch: (key) => async (_, init) => {
      if (init.method === "POST") throw new TypeError("terminated");
      return Response.json(subject.page({ id: `run-${key}`, note: { [key]: key } }));
    },
  };
}

/** A function that gave the key once, and fails with it on its tongue. */
async function forgotten(subject: CanarySubject, key: string, look: Look) {
  let turn = 0;
  const apiKey = () => {
    if (turn++ === 0) return key;
    throw Object.assign(new Error(`vault refuses ${key}`), { request: { key } });
  };
  const fetch = async () => Response.json(subject.page({ id: "run_1" }));
  const client = subject.create({ apiKey, fetch, onWarning: () => {} });
  const { read } = subject.calls(client as never, "some-id");
  await read();
  look("a key that is no longer given / error", await failureOf(read()));
  look("client", client);
}

function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}
