import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Mocks, Scenario } from "@evalbridge/mock";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { linesOf, servedMocks, typed } from "./fixture.ts";

let mocks: Mocks;
let folder: string;
beforeAll(async () => {
  mocks = await servedMocks();
});
afterAll(() => mocks.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "evalbridge-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const parents = [{ id: "cfg_1", name: "Refunds" }];
const day = (number: number) => `2026-11-${String(number).padStart(2, "0")}T10:00:00.000Z`;
const nightly: Scenario = {
  vogent: {
    parents,
    runs: [
      { id: "run_1", parent: "cfg_1", status: "SUCCESS", passed: 9, failed: 1, verdict: "failed", createdAt: day(1) },
      { id: "run_2", parent: "cfg_1", status: "SUCCESS", passed: 10, failed: 0, verdict: "passed", createdAt: day(2) },
      { id: "run_3", parent: "cfg_1", status: "SUCCESS", passed: 10, failed: 0, verdict: "passed", createdAt: day(3) },
    ],
  },
};
const type = (line: string, extra: { environment?: object } = {}) =>
  typed(line, { folder, ...extra, environment: { ...mocks.environment, ...extra.environment } });

describe("evalbridge gate", () => {
  test("ends with 0 for a run that passed, and with 1 for one that failed, which it names", async () => {
    mocks.reset(nightly);
    const good = await type("gate vogent:run_2");
    expect(good.stdout).toMatch(/^PASS \(exit 0\)/);
    expect(good.code).toBe(0);
    const bad = await type("gate vogent:run_1 vogent:run_2");
    expect(bad.stdout).toMatch(/^FAIL \(exit 1\)/);
    expect(bad.stdout).toContain("vogent:run_1");
    expect(bad.code).toBe(1);
  });

  test("reads each run afresh, and starts or changes nothing", async () => {
    mocks.reset(nightly);
    await type("gate --latest --parent vogent:cfg_1 --base previous --html out.html");
    expect(mocks.requests.some(({ path }) => path === "/eval_runs/run_3")).toBe(true);
    expect([...new Set(mocks.requests.map(({ method }) => method))]).toEqual(["GET"]);
  });

  test("--latest judges the newest run under the parent, and --base previous compares with the one before", async () => {
    mocks.reset(nightly);
    const { stdout, code } = await type("gate --latest --parent vogent:cfg_1 --base previous --json");
    const report = JSON.parse(stdout);
    expect(code).toBe(report.exitCode);
    expect(report.runs.filter(({ role }: { role: string }) => role === "head")).toMatchObject([
      { ref: "vogent:run_3", parent: { id: "cfg_1" } },
    ]);
    expect(report.comparison.base).toBe("vogent:run_2");
  });

  test("tells cases of one name apart by their keys", async () => {
    const run = { parent: "cfg_1", status: "SUCCESS" };
    const runs = [
      { ...run, id: "run_1", passed: 0, failed: 3, verdict: "failed" as const },
      { ...run, id: "run_2", passed: 3, failed: 0, verdict: "passed" as const },
    ];
    mocks.reset({ vogent: { parents, runs } });
    const { stdout } = await type("gate vogent:run_1 --base vogent:run_2 --junit a.xml");
    // The mock calls each of its records the same.
    const rule = stdout.replaceAll(/\s+/g, " ");
    expect(new Set([...rule.matchAll(/"[^"]+ \((rec_\d+)\)"/g)].map(([, key]) => key)).size).toBe(3);
    expect(readFileSync(join(folder, "a.xml"), "utf8")).toMatch(/name="[^"]+ \(rec_\d+\)"/);
  });

  test.each([
    ["gate", /^evalbridge: which run\? give its reference, such as vogent:run_1, or --latest --parent vogent:cfg_1$/],
    ["gate --latest", /^evalbridge: --latest needs --parent, such as vogent:cfg_1; see: evalbridge parents vogent$/],
    [
      "gate vogent:run_1 --latest --parent vogent:cfg_1",
      /^evalbridge: give runs, or --latest with --parent, not both$/,
    ],
    [
      "gate --parent vogent:cfg_1",
      /^evalbridge: --parent says what a run is under; with --latest the newest run there is judged$/,
    ],
    [
      "gate vogent:run_1 --base previous",
      /^evalbridge: vogent:run_1 does not say what it is under; add --parent vogent:…$/,
    ],
    [
      "gate vogent:run_1 vogent:run_2 --base previous",
      /^evalbridge: --base previous is for one run; name the base itself$/,
    ],
    [
      "gate vogent:run_1 --base previous --parent vogent:cfg_1",
      /^evalbridge: before vogent:run_1 there is no completed run under the same parent; leave --base out$/,
    ],
    ["gate nonsense", /^evalbridge: not a reference: "nonsense"/],
    [
      "gate vogent:run_1 --min-score 1.5",
      /^evalbridge: option '--min-score <share>' argument '1\.5' is invalid\. it takes a share from 0 to 1, or from 0% to 100%; see: evalbridge gate --help$/,
    ],
    ["gate vogent:run_1 --allow everything", /argument 'everything' is invalid\. it takes partial, cancelled, /],
    [
      "gate vogent:run_1 --junit none/out.xml",
      /^evalbridge: --junit: there is no folder for none\/out\.xml; make it first$/,
    ],
    ["gate vogent:run_1 --html .", /^evalbridge: --html: \. is a folder; give the name of a file$/],
  ])("%s cannot be asked: one line, 3", async (line, expected) => {
    mocks.reset(nightly);
    const { stdout, stderr, code } = await type(line);
    expect(stdout).toBe("");
    expect(linesOf(stderr)).toEqual([expect.stringMatching(expected)]);
    expect(code).toBe(3);
  });

  test("--latest of more runs than the requests allow is 3, never a guess", async () => {
    mocks.reset({ vogent: { parents, size: 400 } });
    const { stderr, code } = await type("gate --latest --parent vogent:cfg_1 --max-requests 2");
    expect(stderr).toBe(
      "evalbridge: vogent:cfg_1: stopped after 2 requests (--max-requests), so nobody can know the latest run; give the run itself, or --max-requests 0\n",
    );
    expect(code).toBe(3);
  });

  test("--latest with two runs of the same moment is 3, and so is a parent without a run", async () => {
    const twins = nightly.vogent?.runs?.map((run) => ({ ...run, createdAt: day(3) })) ?? [];
    mocks.reset({ vogent: { parents: [...parents, { id: "cfg_2", name: "None" }], runs: twins } });
    const { stderr, code } = await type("gate --latest --parent vogent:cfg_1");
    expect(stderr).toMatch(
      /^evalbridge: vogent:cfg_1: vogent:run_\d and vogent:run_\d are of the same moment; give the run itself\n$/,
    );
    expect(code).toBe(3);
    const none = await type("gate --latest --parent vogent:cfg_2");
    expect(none).toMatchObject({
      stderr: "evalbridge: vogent:cfg_2 has no run; see: evalbridge parents vogent\n",
      code: 3,
    });
  });

  test("a run that has not ended is 4; with --wait its end is judged", async () => {
    const steps = ["RUNNING", "RUNNING", "RUNNING", "SUCCESS"];
    const play = () => mocks.reset({ vogent: { parents, runs: [{ id: "run_9", steps, passed: 3, failed: 0 }] } });
    play();
    expect((await type("gate vogent:run_9")).code).toBe(4);
    play();
    const { stdout, stderr, code } = await type("gate vogent:run_9 --wait");
    expect(stdout).toMatch(/^PASS \(exit 0\)/);
    expect(stderr).toMatch(/vogent:run_9 {2}completed/);
    expect(code).toBe(0);
  });

  test("a run that cannot be reached is 2; beside one that is proven bad it is 1, and both are named", async () => {
    const faults = [{ operation: "getRun", status: 503, times: 99 }];
    mocks.reset({ ...nightly, bland: { runs: [{ id: "e7a10001-4c1d-4b6e-9a52-6d0f3b8c2101" }], faults } });
    const bland = "bland:e7a10001-4c1d-4b6e-9a52-6d0f3b8c2101";
    expect((await type(`gate ${bland} vogent:run_2`)).code).toBe(2);
    const { stdout, code } = await type(`gate ${bland} vogent:run_1`);
    expect(code).toBe(1);
    expect(stdout).toContain(bland);
    expect(stdout).toContain("503");
  });

  test("a budget that is exceeded is 5, and so is a cost that nobody knows", async () => {
    mocks.reset(nightly);
    const { code, stdout } = await type("gate vogent:run_2 --max-cost-usd 5");
    expect(code).toBe(5);
    expect(stdout).toMatch(/max-cost-usd/);
  });
});

describe("reports of a gate", () => {
  const line =
    "gate --latest --parent vogent:cfg_1 --base previous --junit a.xml --sarif a.sarif --markdown a.md --html a.html --json a.json";
  const names = ["a.html", "a.json", "a.md", "a.sarif", "a.xml"];

  test("are written whole, and again byte for byte from the same runs", async () => {
    mocks.reset(nightly);
    const first = await type(line);
    expect(readdirSync(folder).sort()).toEqual(names);
    const texts = names.map((name) => readFileSync(join(folder, name), "utf8"));
    const second = await type(line);
    expect(names.map((name) => readFileSync(join(folder, name), "utf8"))).toEqual(texts);
    expect(second.stdout).toBe(first.stdout);
    for (const text of texts) expect(text.length).toBeGreaterThan(200);
  });

  test("show the runs before in the page, and name no address, key or folder", async () => {
    mocks.reset(nightly);
    await type(line);
    const page = readFileSync(join(folder, "a.html"), "utf8");
    expect(page).toContain("run_1");
    for (const name of names) {
      const text = readFileSync(join(folder, name), "utf8");
      expect(text).not.toContain(folder);
      expect(text).not.toContain("127.0.0.1");
      expect(text).not.toContain("mock-key");
    }
  });

  test("go to the summary of a GitHub job, after what is there", async () => {
    mocks.reset(nightly);
    const summary = join(folder, "summary.md");
    writeFileSync(summary, "before\n");
    await type("gate vogent:run_1", { environment: { GITHUB_STEP_SUMMARY: summary } });
    expect(readFileSync(summary, "utf8")).toMatch(/^before\n[\s\S]*vogent:run_1/);
  });

  test("that cannot be written are named, and a gate that passed ends with 3 then", async () => {
    mocks.reset(nightly);
    const environment = { GITHUB_STEP_SUMMARY: join(folder, "none/summary.md") };
    const passed = await type("gate vogent:run_2", { environment });
    expect(passed.stdout).toMatch(/^PASS \(exit 0\)/);
    expect(passed.stderr).toBe("evalbridge: GITHUB_STEP_SUMMARY cannot be written (ENOENT)\n");
    expect(passed.code).toBe(3);
    expect((await type("gate vogent:run_1", { environment })).code).toBe(1);
  });

  test("are all there when the gate fails, and when a run cannot be read", async () => {
    mocks.reset({
      ...nightly,
      vogent: { ...nightly.vogent, faults: [{ operation: "getEvalRun", status: 500, times: 99 }] },
    });
    const { code } = await type("gate vogent:run_1 --junit a.xml --json a.json");
    expect(code).toBe(2);
    expect(existsSync(join(folder, "a.xml"))).toBe(true);
    expect(JSON.parse(readFileSync(join(folder, "a.json"), "utf8"))).toMatchObject({
      outcome: "unreachable",
      exitCode: 2,
    });
  });

  test("take what is asked from the configuration, over which options have the last word", async () => {
    mocks.reset(nightly);
    writeFileSync(join(folder, "evalbridge.config.json"), JSON.stringify({ gate: { minCases: 50 } }));
    expect((await type("gate vogent:run_2")).code).toBe(1);
    expect((await type("gate vogent:run_2 --min-cases 5")).code).toBe(0);
  });
});
