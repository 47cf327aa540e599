// npm run contract:live, against providers of this machine that drift from their descriptions on purpose.
import { createMocks, type Mocks } from "@evalbridge/mock";
import { placeOf, valueAt } from "@evalbridge-internal/scripts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bodyCases } from "../src/live/body-cases.ts";
import { type Change, runs } from "../src/live/change.ts";
import { asItIs, checkDrifting, withOutcome } from "../src/live/check-drifting.ts";
import { serveDrifting } from "../src/live/drifting-server.ts";
import { isNews, kinds } from "../src/live/finding.ts";
import type { LiveOptions } from "../src/live/live-check.ts";
import { exitCode } from "../src/live/live-report.ts";
import { createRehearsal } from "../src/live/rehearsal.ts";
import { reportLines } from "../src/live/report-lines.ts";
import { createWire } from "../src/live/wire.ts";
import { wireCases } from "../src/live/wire-cases.ts";
import { providers } from "../src/repository.ts";
import { specOf } from "../src/specs.ts";

let mocks: Mocks;
beforeAll(async () => {
  mocks = await createMocks({ providers });
});
afterAll(() => mocks.close());

const checked = (provider: string, change: Change, options?: LiveOptions) =>
  checkDrifting(mocks, provider, change, options);

/** How many safe operations run against a provider that is as it is described. */
const safe: Readonly<Record<string, number>> = { bland: 16, feather: 15, humanloop: 5, vogent: 8 };

test.each(providers)("%s as described does not drift, and every operation that only reads is run", async (provider) => {
  const { report, came } = await checked(provider, asItIs);
  expect(report.drifts).toEqual([]);
  expect(report.stopped).toBeUndefined();
  expect(withOutcome(report, "agrees")).toHaveLength(safe[provider] ?? 0);
  const left = report.operations.filter(({ outcome }) => outcome !== "agrees");
  expect(left.map(({ operation, reason }) => [operation, reason])).toEqual(
    provider === "bland" ? [["estimateRun", "POST: only GET is sent"]] : [],
  );
  expect(exitCode(report)).toBe(0);
  expect(came).toHaveLength(report.requests);
});

test.each(providers)("%s is sent GET and nothing else, each of an operation whose class is safe", async (provider) => {
  mocks.requests.length = 0;
  await checked(provider, asItIs);
  const classes = new Map(specOf(provider).operations.map((one) => [one.id, `${one.method} ${one.class}`]));
  expect(mocks.requests.length).toBeGreaterThan(0);
  expect([...new Set(mocks.requests.map(({ operation = "" }) => classes.get(operation)))]).toEqual(["GET safe"]);
});

test("nothing but a GET that Prism takes leaves, whoever asks for it", async () => {
  await using server = await serveDrifting(mocks.baseUrls.bland ?? "", asItIs);
  await using rehearsal = await createRehearsal("bland", "the-key");
  const wire = createWire(server.baseUrl, rehearsal, 100);
  const headers = new Headers({ authorization: "the-key" });
  const reasonOf = async (method: string, target: string) => {
    const signal = wire.begin();
    await wire.fetch(`${server.baseUrl}${target}`, { method, headers }).catch(() => undefined);
    return { ended: signal.aborted, ...wire.ended().refusal };
  };
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "HEAD"])
    expect(await reasonOf(method, runs)).toMatchObject({
      ended: true,
      final: true,
      reason: expect.stringContaining(method),
    });
  for (const target of ["/v1/evals/nothing", `${runs}?limit=none`, `${runs}?colour=red`])
    expect(await reasonOf("GET", target)).toMatchObject({
      ended: true,
      final: false,
      reason: expect.stringContaining("Prism"),
    });
  expect(server.came).toEqual([]);
  expect(await reasonOf("GET", runs)).toEqual({ ended: false });
  expect(server.came).toHaveLength(1);
});

describe("a drift is named with its place in the description:", () => {
  test.each(Object.entries({ ...bodyCases, ...wireCases }))("%s", async (_, { change, told }) => {
    // The list is asked first: its two pages, and what its redirects lead to.
    const { report } = await checked("bland", change, { maxRequests: 4 });
    const found = report.drifts.filter(({ operation }) => operation === "listRuns");
    expect(found).toContainEqual(expect.objectContaining({ method: "GET", path: runs, ...told }));
    const place = placeOf(found.find(({ kind }) => kind === told.kind)?.spec ?? "");
    expect(valueAt(specOf("bland").document, place)).toBeDefined();
    expect(exitCode(report) === 1).toBe(!found.every(isNews));
    expect(Math.max(...reportLines(report, 80).map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test("every kind has its case, here or among those of single schemas", () => {
    const shown = Object.values({ ...bodyCases, ...wireCases }).map(({ told }) => told.kind);
    const elsewhere = ["out of range", "other constraint"];
    expect([...new Set([...shown, ...elsewhere])].sort()).toEqual(Object.keys(kinds).sort());
  });
});
