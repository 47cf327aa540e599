import { describe, expect, test } from "vitest";
import { ArgumentError, type ClientOptions, type OperationClass } from "../src/index.ts";
import { settingsOf, startSettingsOf } from "../src/settings.ts";
import { acme, json, rejection } from "./fixture.ts";

const place = { provider: "acme", method: "GET", path: "/things" };
const of = (client: ClientOptions = {}, call: object = {}, kind: OperationClass = "safe", timeoutMs?: number) =>
  settingsOf(place, { class: kind, ...(timeoutMs !== undefined && { timeoutMs }) }, client, call);
const ofStart = (client: ClientOptions = {}, call: object = {}) => startSettingsOf(place, client, call);

describe("how a call is carried out", () => {
  test("is by default as the options say", () => {
    expect(of()).toEqual({
      timeoutMs: 30_000,
      deadlineMs: 0,
      maxResponseBytes: 67_108_864,
      retry: {
        attempts: 3,
        baseDelayMs: 500,
        maxDelayMs: 8000,
        maxHintMs: 60_000,
        startsOn429: true,
        budget: 500,
        random: Math.random,
      },
    });
    expect(ofStart()).toEqual({ lookMs: 30_000, startMarker: true, onAmbiguous: "throw" });
  });

  test.each([
    ["safe", 30_000],
    ["idempotent", 30_000],
    ["keyed", 30_000],
    ["reconcilable", 60_000],
    ["never-retry", 60_000],
  ] as const)("gives what is %s %d ms, unless the description knows better", (kind, timeoutMs) => {
    expect(of({}, {}, kind).timeoutMs).toBe(timeoutMs);
    expect(of({}, {}, kind, 5).timeoutMs).toBe(5);
    expect(of({ timeoutMs: 7 }, {}, kind, 5).timeoutMs).toBe(7);
  });

  test.each([
    ["timeoutMs", 1, 2],
    ["deadlineMs", 1, 0],
    ["maxResponseBytes", 0, 5],
    ["lookMs", 1, 0, ofStart],
    ["startMarker", true, false, ofStart],
    ["onAmbiguous", "adopt-only-match", "throw", ofStart],
  ])(
    "takes %s from the call, else from the client",
    (name, ofClient, ofCall, made: typeof ofStart | typeof of = of) => {
      const client = { [name]: ofClient };
      expect(made(client)).toHaveProperty(name, ofClient);
      expect(made(client, { [name]: ofCall })).toHaveProperty(name, ofCall);
      expect(made(client, { [name]: undefined })).toHaveProperty(name, ofClient);
    },
  );

  test("takes each part of retry from the call, else from the client, else the default", () => {
    const random = () => 0;
    const { retry } = of({ retry: { attempts: 5, budget: 9 } }, { retry: { attempts: 0, random, budget: undefined } });
    expect(retry).toEqual({ ...of().retry, attempts: 0, budget: 9, random });
  });
});

test.each([null, undefined])("what is %s, as in options from JSON, is not said", (nothing) => {
  const options = { timeoutMs: nothing, retry: { attempts: nothing }, lookMs: nothing, startMarker: nothing } as object;
  expect(of(options, options)).toEqual(of());
  expect(ofStart(options, options)).toEqual(ofStart());
});

describe("an option that makes no sense", () => {
  const milliseconds = ["timeoutMs", "deadlineMs", "lookMs"];
  const senseless: readonly (readonly [name: string, options: object, problem: string])[] = [
    ...milliseconds.map((name) => [name, { [name]: -1 }, `${name} is -1; give milliseconds, 0 or more`] as const),
    ["maxResponseBytes", { maxResponseBytes: Number.NaN }, "maxResponseBytes is NaN; give a number, 0 or more"],
    ["attempts", { retry: { attempts: -1 } }, "attempts is -1; give a number, 0 or more"],
    ["baseDelayMs", { retry: { baseDelayMs: "1" } }, "baseDelayMs is 1; give milliseconds, 0 or more"],
    ["maxDelayMs", { retry: { maxDelayMs: -8 } }, "maxDelayMs is -8; give milliseconds, 0 or more"],
    ["maxHintMs", { retry: { maxHintMs: -0.1 } }, "maxHintMs is -0.1; give milliseconds, 0 or more"],
    ["budget", { retry: { budget: Number.NaN } }, "budget is NaN; give a number, 0 or more"],
    ["lookMs", { lookMs: Number.POSITIVE_INFINITY }, "lookMs takes at most 86400000, a day"],
    ["onAmbiguous", { onAmbiguous: "adopt" }, 'onAmbiguous takes "throw" or "adopt-only-match"'],
  ];
  test.each(senseless)(
    "is refused by name, from a client and from a call, and sends nothing: %s",
    async (name, options, problem) => {
      // These are a start's alone.
      const isStart = ["lookMs", "onAmbiguous"].includes(name);
      const where = isStart ? "POST /things" : "GET /things/{id}";
      for (const [ofClient, ofCall] of [
        [options, {}],
        [{}, options],
      ]) {
        const { client, sent } = acme(() => json({}), ofClient as ClientOptions);
        const error = await rejection(
          isStart ? client.createThing({ body: {} }, ofCall) : client.getThing({ id: "1" }, ofCall),
        );
        expect(error).toBeInstanceOf(ArgumentError);
        expect(error.message).toBe(`acme ${where}: ${problem}`);
        expect(sent).toHaveLength(0);
      }
    },
  );
});
