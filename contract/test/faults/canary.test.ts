// A key that was sent shows up nowhere, however a call fails and whoever looks.
import { createBlandClient, createBridgeFromEnv } from "@evalbridge/bridge";
import { CredentialsError } from "@evalbridge/core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { canaries, echoes, holds, written } from "../../src/faults/canary.ts";
import { everyFailure } from "../../src/faults/canary-failure.ts";
import { seekCanary } from "../../src/faults/canary-run.ts";
import { providerSubjects } from "../../src/faults/canary-subject.ts";
import { show } from "../../src/faults/figure.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const keys = Object.entries(canaries);

test("what looks for the key finds it in each form", () => {
  for (const [, key] of keys) {
    for (const [how, echo] of Object.entries(echoes))
      expect([how, holds(`before ${echo(key)} after`, key)]).toEqual([how, true]);
    expect(holds("nothing of it: canary-4c1d9b6e", key)).toBe(false);
    const hidden = Object.assign(new Error("x", { cause: new Error("y", { cause: { [Symbol("k")]: [key] } }) }));
    expect(holds(written(hidden), key)).toBe(true);
    expect(holds(written(new Headers({ "x-api-key": key })), key)).toBe(true);
  }
});

describe.each(providerSubjects)("the key of $name", (subject) => {
  test("is in no error, hook, span, warning or inspection", { timeout: 60_000 }, async (context) => {
    let sinks = 0;
    for (const [, key] of keys) {
      const report = await seekCanary(subject, key, everyFailure);
      expect(report.hits).toEqual([]);
      sinks += report.sinks;
    }
    expect(sinks).toBeGreaterThan(1_000);
    show(context, `canary key, ${subject.name}`, "0 hits", `${sinks} sinks: 0`);
  });
});

test("a key that no header can carry is refused without being shown", async () => {
  const key = `${canaries["plain"]}\r\nx-evil: 1`;
  const error = await createBlandClient({ apiKey: key })
    .getStatus()
    .catch((one: unknown) => one);
  expect(error).toBeInstanceOf(CredentialsError);
  expect(holds(written(error), canaries["plain"] as string)).toBe(false);
});

test("a bridge, its lists and its failures show no key, nor does the console", async () => {
  const [key = ""] = Object.values(canaries);
  const variables = ["VOGENT_API_KEY", "HUMANLOOP_API_KEY", "FEATHER_API_KEY", "BLAND_API_KEY"];
  for (const variable of variables) vi.stubEnv(variable, key);
  const printed: unknown[][] = [];
  const console_ = vi.spyOn(console, "warn").mockImplementation((...args) => void printed.push(args));
  try {
    const headers = { deprecation: "true", sunset: key };
    const fetch = async () => Response.json({ message: key }, { status: 401, headers });
    const bridge = createBridgeFromEnv({ fileId: "fl_1", client: { fetch } });
    const error = await bridge.page().catch((one: unknown) => one);
    expect(error).toHaveProperty("failures.length", 5);
    expect(printed.length).toBeGreaterThan(1);
    for (const value of [bridge, error, printed]) expect(holds(written(value), key)).toBe(false);
  } finally {
    console_.mockRestore();
    vi.unstubAllEnvs();
  }
});
