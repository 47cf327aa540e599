import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Mocks } from "@evalbridge/mock";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
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

  test.each(["runs --watch", "runs watch", `runs wait b:${id}`])(
    "by %s names the configuration in the command to wait on with Ctrl-C",
    async (line) => {
      const folder = mkdtempSync(join(tmpdir(), "evalbridge-"));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      writeFileSync(join(folder, "mine.json"), '{"sources":{"b":{"provider":"bland"}}}');
      play(["RUNNING"]);
      const interrupt = new AbortController();
      const onOutput = (text: string) => /^\d+s /.test(text) && interrupt.abort();
      const { stderr, code } = await type(`${line} --config mine.json`, { folder, signal: interrupt.signal, onOutput });
      expect(stderr).toContain(`evalbridge runs wait b:${id} --config mine.json\n`);
      expect(code).toBe(130);
    },
  );

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
