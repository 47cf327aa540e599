import type { Mocks } from "@evalbridge/mock";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { bar, duration, leftMs, shareOf, spark } from "../src/terminal/progress.ts";
import { linesOf, servedMocks, typed } from "./fixture.ts";

const id = "e7a10001-4c1d-4b6e-9a52-6d0f3b8c2101";
const other = "e7a10002-4c1d-4b6e-9a52-6d0f3b8c2102";
let mocks: Mocks;
beforeAll(async () => {
  mocks = await servedMocks({ providers: ["bland"] });
  // Pauses between polls are no part of what is proved here.
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterAll(() => mocks.close());
afterEach(() => vi.useRealTimers());

type Steps = readonly ("QUEUED" | "RUNNING" | "COMPLETE" | "FAILED")[];
const play = (...all: readonly Steps[]) =>
  mocks.reset({ bland: { runs: all.map((steps, index) => ({ id: [id, other][index] ?? id, steps: [...steps] })) } });
const type = (line: string, extra = {}) => typed(line, { environment: mocks.environment, ...extra });

describe("evalbridge runs wait", () => {
  test("tells each change in a plain line where no person sits, and ends with 0 when all have ended", async () => {
    play(["RUNNING", "COMPLETE"], ["COMPLETE"]);
    const { stdout, stderr, code } = await type(`runs wait bland:${id} bland:${other}`);
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    const lines = linesOf(stdout).map((line) => line.replace(/^\d+s {2}/, ""));
    expect(lines.filter((line) => line.startsWith(`bland:${id}`)).map((line) => line.split(/ {2,}/)[1])).toEqual([
      "running",
      "completed",
    ]);
    expect(lines.at(-1)).toBe(`next: evalbridge runs show bland:${id}`);
    expect(stdout).not.toMatch(/\p{Cc}\[/u);
  });

  test("with --json is one document at the end, with --ndjson one for each change", async () => {
    play(["RUNNING", "COMPLETE"]);
    const json = await type(`runs wait bland:${id} --json`);
    expect(JSON.parse(json.stdout)).toMatchObject([
      { reason: "ended", run: { ref: `bland:${id}`, status: "completed" } },
    ]);
    play(["RUNNING", "COMPLETE"]);
    const ndjson = await type(`runs wait bland:${id} --ndjson`);
    const lines = ndjson.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ run }) => run.status)).toEqual(["running", "completed"]);
  });

  test("ends with 4 when the time is over, and tells how to wait on", async () => {
    play(["RUNNING"]);
    const { stderr, code } = await type(`runs wait bland:${id} --timeout 1s`);
    expect(stderr).toBe(`bland:${id}: not ended in time; to wait on: evalbridge runs wait bland:${id}\n`);
    expect(code).toBe(4);
  });

  test("with Ctrl-C leaves the runs alone, tells how to wait on, and ends with 130", async () => {
    play(["RUNNING"]);
    const interrupt = new AbortController();
    const onOutput = () => interrupt.abort();
    const { stderr, code } = await type(`runs wait bland:${id}`, { signal: interrupt.signal, onOutput });
    expect(stderr).toBe(`evalbridge: the runs go on; to wait for them again: evalbridge runs wait bland:${id}\n`);
    expect(code).toBe(130);
    expect(mocks.requests.every(({ method }) => method === "GET")).toBe(true);
  });

  test("for a run that its provider does not know ends with 3 in one line", async () => {
    play(["RUNNING"]);
    const { stderr, code } = await type("runs wait bland:e7a10009-4c1d-4b6e-9a52-6d0f3b8c2109");
    expect(linesOf(stderr)).toEqual([expect.stringMatching(/^evalbridge: bland has no run bland:e7a10009/)]);
    expect(code).toBe(3);
  });

  test.each([80, 200])(
    "on a terminal draws rows no wider than %d columns, and leaves the end standing",
    async (columns) => {
      play(["QUEUED", "RUNNING", "COMPLETE"]);
      const { stdout, code } = await type(`runs wait bland:${id}`, { terminal: true, columns });
      expect(code).toBe(0);
      for (const line of linesOf(stdout)) expect(line.length).toBeLessThanOrEqual(columns);
      const rows = linesOf(stdout);
      expect(rows.some((line) => /STATUS +PROGRESS/.test(line))).toBe(true);
      expect(rows.findLast((line) => line.startsWith("RUN"))).toMatch(/^RUN +STATUS +VERDICT +SCORE +AGE/);
    },
  );
});

describe("evalbridge runs watch", () => {
  test("without a run follows those that have not ended", async () => {
    play(["RUNNING", "COMPLETE"], ["COMPLETE"]);
    const { stdout, code } = await type("runs watch --max-requests 9");
    expect(code).toBe(0);
    expect(stdout).not.toContain(other);
    expect(stdout).toMatch(new RegExp(`bland:${id} {2}completed`));
  });

  test("says so where none goes on", async () => {
    play(["COMPLETE"]);
    expect(await type("runs watch")).toMatchObject({ stdout: "no run is going on\n", code: 0 });
    expect(await type("runs watch --json")).toMatchObject({ stdout: "[]\n", code: 0 });
  });
});

describe("progress in a line", () => {
  test("a bar is filled by its share, and never more than whole or less than empty", () => {
    expect([0, 0.5, 1, 1.2, -1].map((share) => bar(share, 4))).toEqual(["░░░░", "██░░", "████", "████", "░░░░"]);
  });

  test("a spark line shows the last values", () => {
    expect(spark([0, 0.5, 1], 8)).toBe("▁▅█");
    expect(spark([0, 0, 0, 1, 1], 2)).toBe("██");
  });

  test.each([
    [0, "0s"],
    [59_400, "59s"],
    [59_600, "1m 00s"],
    [3_599_000, "59m 59s"],
    [3_600_000, "1h 00m"],
    [48 * 3_600_000 - 1_000, "47h 59m"],
    [466 * 3_600_000, "19d 10h"],
    [-5, "0s"],
  ])("%d ms is %s", (ms, text) => expect(duration(ms)).toBe(text));

  test("what is left follows from the pace so far, and is not known before there is one", () => {
    const run = { progress: { completed: 2, total: 6 }, startedAt: "2026-11-20T12:00:00.000Z" } as never;
    expect(leftMs(run, Date.parse("2026-11-20T12:01:00.000Z"))).toBe(120_000);
    expect(leftMs({ ...(run as object), progress: { completed: 0, total: 6 } } as never, 0)).toBeUndefined();
    expect(leftMs({ progress: { completed: 2, total: 6 } } as never, 0)).toBeUndefined();
  });

  test("how well a run goes is its score, else what passed of what was judged", () => {
    expect(shareOf({ score: 0.3, counts: { passed: 1 } })).toBe(0.3);
    expect(shareOf({ counts: { passed: 1, failed: 3 } })).toBe(0.25);
    expect(shareOf({ counts: { passed: 0, failed: 0 } })).toBeUndefined();
    expect(shareOf({})).toBeUndefined();
  });
});
