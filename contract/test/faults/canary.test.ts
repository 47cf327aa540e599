// A key that was sent shows up nowhere, however a call fails and whoever looks.
import { createBlandClient, createBridgeFromEnv } from "@evalbridge/bridge";
import { CredentialsError } from "@evalbridge/core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { canaries, echoes } from "../../src/faults/canary.ts";
import { bridgeFailures } from "../../src/faults/canary-bridge.ts";
import { everyFailure } from "../../src/faults/canary-failure.ts";
import { seekCanary } from "../../src/faults/canary-run.ts";
import { providerSubjects } from "../../src/faults/canary-subject.ts";
import { show } from "../../src/faults/figure.ts";
import { holds, written } from "../../src/faults/sinks.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const keys = Object.entries(canaries);

describe.each(keys)("what looks for a key that is %s", (_, key) => {
  test.each(Object.entries(echoes))("finds it %s", (_, echo) => {
    expect(holds(`before ${echo(key)} after`, key)).toBe(true);
  });

  test("finds it wherever a value may hold it, its beginning alone too, and nothing where it is not", () => {
    const hidden = new Error("x", { cause: new Error("y", { cause: { [Symbol("k")]: [key] } }) });
    expect(holds(written(hidden), key)).toBe(true);
    expect(holds(written(new Headers({ "x-api-key": key })), key)).toBe(true);
    expect(holds(`cut off: ${key.slice(0, 12)}`, key)).toBe(true);
    expect(holds(written(new Error("no: [redacted]", { cause: ["canary", "c4NaRy"] })), key)).toBe(false);
  });
});

describe.each(providerSubjects)("the key of $name", (subject) => {
  test("is in no error, hook, span, warning or inspection", async (context) => {
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

describe.each(keys)("a bridge with a key that is %s", (_, key) => {
  afterEach(() => void vi.unstubAllEnvs());

  test.each(bridgeFailures)("shows it nowhere, nor does the console: $name", async ({ fetch, ask, kind }) => {
    for (const name of ["VOGENT", "HUMANLOOP", "FEATHER", "BLAND"]) vi.stubEnv(`${name}_API_KEY`, key);
    const printed: unknown[][] = [];
    const print = (...args: unknown[]) => void printed.push(args);
    const spies = (["log", "info", "warn", "error", "debug"] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(print),
    );
    try {
      const client = { fetch: fetch(key), lookMs: 10, retry: { attempts: 1 } };
      const bridge = createBridgeFromEnv({ fileId: "fl_1", client });
      const asked = ask(bridge).catch((one: unknown) => one);
      await vi.advanceTimersByTimeAsync(60_000);
      const error = await asked;
      expect(written(error)).toContain(kind);
      // Each says of what is going away, or closed, that it is.
      expect(printed.length).toBeGreaterThan(0);
      for (const value of [bridge, error, printed]) expect(holds(written(value), key)).toBe(false);
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  });
});
