// What a live check makes of answers that say nothing of the description: the key, the load, the server's health.
import { createMocks, type Mocks } from "@evalbridge/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answers, type Change, edits, runs, sets } from "../src/live/change.ts";
import { asItIs, checkDrifting, promptly, withOutcome } from "../src/live/check-drifting.ts";
import { serveDrifting } from "../src/live/drifting-server.ts";
import { type LiveOptions, liveCheck } from "../src/live/live-check.ts";
import { exitCode } from "../src/live/live-report.ts";

let mocks: Mocks;
beforeAll(async () => {
  mocks = await createMocks({ providers: ["bland", "humanloop"] });
});
afterAll(() => mocks.close());
const checked = (provider: string, change: Change, options?: LiveOptions) =>
  checkDrifting(mocks, provider, change, options);

describe("what says nothing of the description is no drift:", () => {
  const first = (status: number, headers = {}): Change => answers({ status, headers, body: "{}" });

  test("a refused key ends the run at once, with the way out", async () => {
    const { report } = await checked("bland", first(401));
    expect(report).toMatchObject({ requests: 1, drifts: [], stopped: expect.stringMatching(/^401.*BLAND_API_KEY/) });
    expect(exitCode(report)).toBe(2);
  });

  test("a 429 is waited for, and ends the run when it stays", async () => {
    const passing = await checked("bland", (reply, came) =>
      came.nth === 0 && came.target.startsWith(runs)
        ? { ...reply, status: 429, headers: { "retry-after": "0" } }
        : reply,
    );
    expect(passing.report.drifts).toEqual([]);
    expect(exitCode(passing.report)).toBe(0);
    const { report } = await checked("bland", first(429, { "retry-after": "0" }));
    expect(report).toMatchObject({ requests: 2, drifts: [], stopped: expect.stringMatching(/^429/) });
    expect(exitCode(report)).toBe(2);
  });

  test("a new field is told, and fails nobody", async () => {
    const { report } = await checked("bland", sets("colour", "red"));
    expect(report.drifts).toMatchObject([{ kind: "new field", detail: "colour" }]);
    expect(exitCode(report)).toBe(0);
  });

  test.each([403, 500, 503])("a %i leaves its operation unchecked, and the others go on", async (status) => {
    const { report } = await checked("bland", first(status));
    expect(withOutcome(report, "not checked")).toEqual([["listRuns", expect.stringContaining(String(status))]]);
    expect(report.drifts).toEqual([]);
    expect(withOutcome(report, "agrees").length).toBeGreaterThan(5);
    expect(exitCode(report)).toBe(2);
  });

  test("without a key, with no answer, or past the limit nothing more is sent, and that is said", async () => {
    const keyless = await checked("bland", asItIs, { environment: {} });
    expect(keyless).toMatchObject({ came: [], report: { requests: 0, stopped: "no key: set BLAND_API_KEY" } });
    const limited = await checked("bland", asItIs, { maxRequests: 4 });
    expect(limited.came).toHaveLength(4);
    expect(limited.report.stopped).toMatch(/limit of 4 requests/);
    const { baseUrl, [Symbol.asyncDispose]: close } = await serveDrifting("", asItIs);
    await close();
    const dead = await liveCheck("bland", { baseUrl, environment: mocks.environment, retry: promptly });
    expect(dead.stopped).toContain(`no answer from ${baseUrl}`);
    expect([keyless.report, limited.report, dead].map(exitCode)).toEqual([2, 2, 2]);
  });

  test("an id that nobody mentions, and a file that only its owner knows, leave what needs them out", async () => {
    const empty = edits((body) => Object.assign(body.data ?? {}, { data: [], has_more: false, next_cursor: null }));
    const { report } = await checked("bland", empty);
    expect(withOutcome(report, "not run")).toContainEqual(["getRun", "no run_id was found"]);
    const { HUMANLOOP_FILE_ID: _, ...environment } = mocks.environment;
    const { report: humanloop } = await checked("humanloop", asItIs, { environment });
    expect(withOutcome(humanloop, "not run")).toContainEqual(["listEvaluations", "HUMANLOOP_FILE_ID is not set"]);
    expect(exitCode(humanloop)).toBe(2);
  });
});
