// What a hostile reading of the command found: each of these once went wrong.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Mocks } from "@evalbridge/mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { linesOf, servedMocks, typed } from "./fixture.ts";

let mocks: Mocks;
let folder: string;
beforeAll(async () => {
  mocks = await servedMocks();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "evalbridge-"));
  return () => rmSync(folder, { recursive: true });
});
afterAll(() => mocks.close());

const type = (line: string, environment: Readonly<Record<string, string>> = {}) =>
  typed(line, { folder, environment: { ...mocks.environment, ...environment } });
const manyConfigs = Array.from({ length: 60 }, (_, index) => ({ id: `cfg_${index}`, name: `Config ${index}` }));

describe("an exit code", () => {
  test.each([
    ["gate vogent:run_102", 1],
    ["runs show vogent:run_102", 0],
    ["runs wait vogent:run_101", 0],
  ])("of %s is %d also where nobody reads what it prints", async (line, code) => {
    mocks.reset();
    const main = join(import.meta.dirname, "../src/main.ts");
    const child = spawn(process.execPath, [main, ...line.split(" ")], {
      env: { ...process.env, ...mocks.environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.destroy();
    child.stderr.destroy();
    await once(child, "close");
    expect(child.exitCode).toBe(code);
  });

  test.each([
    ["runs --parent vogent:none", /400/],
    ["runs wait vogent:none", /is there such a run\? see: evalbridge runs --source vogent$/],
    ["gate --latest --parent vogent:none", /is there such a parent\? see: evalbridge parents vogent$/],
    [
      "runs show bland:e7a10009-4c1d-4b6e-9a52-6d0f3b8c2109",
      /is there such a run\? see: evalbridge runs --source bland$/,
    ],
  ])("of %s is 3, and there is a way out", async (line, way) => {
    mocks.reset("small");
    const { stderr, code } = await type(line);
    expect(linesOf(stderr)).toEqual([expect.stringMatching(way)]);
    expect(code).toBe(3);
  });
});

describe("a list", () => {
  test("whose filter matches rarely is read to its end, page by page, also where pages are empty", async () => {
    const rare = { id: "run_rare", parent: "cfg_59", status: "CANCELLED", createdAt: "2026-11-01T00:00:00.000Z" };
    mocks.reset({ vogent: { parents: manyConfigs, runs: [rare] } });
    const found: string[] = [];
    let pages = 0;
    for (let line = "runs --provider vogent --status cancelled --max-requests 7 --json"; line !== ""; pages++) {
      const { stdout, code } = await type(line);
      expect(code).toBe(0);
      const page = JSON.parse(stdout);
      found.push(...page.runs.map(({ ref }: { ref: string }) => ref));
      line = page.nextCommand === null ? "" : page.nextCommand.replace(/^evalbridge /, "");
      expect(pages).toBeLessThan(40);
    }
    expect(pages).toBeGreaterThan(5);
    expect(found).toEqual(["vogent:run_rare"]);
  });

  test("that ends before its first list says so, with 3", async () => {
    mocks.reset({ vogent: { parents: manyConfigs } });
    expect(await type("runs --provider vogent --max-requests 1")).toMatchObject({
      stderr: "evalbridge: --max-requests 1 ends before the first list of vogent; give more, or 0 for no limit\n",
      code: 3,
    });
  });

  test("of JSON goes on by the command that it holds, though a time such as 20d moves on", async () => {
    mocks.reset("busy");
    const { nextCommand } = JSON.parse((await type("runs --provider bland --since 200d --limit 5 --json")).stdout);
    expect(nextCommand).toMatch(/^evalbridge runs --provider bland --since \d{4}-\S+Z --limit 5 --json --cursor /);
    expect((await type(nextCommand.replace(/^evalbridge /, ""))).code).toBe(0);
  });

  test.each([
    ["vogent.x=y", "evalbridge: there is no native.vogent.x; there are: none\n"],
    ["feather.chanel=voice", /^evalbridge: there is no native\.feather\.chanel; there are: evaluator_id, .*channel\n$/],
    ["feather.limit=999", /^evalbridge: there is no native\.feather\.limit; there are: /],
  ])("with --native %s is refused, for it would change nothing", async (native, line) => {
    const { stderr, code } = await type(`runs --native ${native}`);
    expect(stderr.replace(/^note: .*\n/gm, "")).toEqual(typeof line === "string" ? line : expect.stringMatching(line));
    expect(code).toBe(3);
  });

  test("of one source of a provider is asked for by --source", async () => {
    mocks.reset("small");
    const { runs } = JSON.parse((await type("runs --source feather --json")).stdout);
    expect(new Set(runs.map(({ source }: { source: string }) => source))).toEqual(new Set(["feather"]));
    expect((await type("runs --source acme")).stderr).toBe(
      'evalbridge: --source: there is no source "acme"; there are: vogent, humanloop, feather, feather-kb, bland\n',
    );
  });

  test("between two times that are the wrong way round is refused", async () => {
    const { stderr, code } = await type("runs --since 1d --until 2d");
    expect(stderr).toMatch(/^evalbridge: --since \S+ is not before --until \S+: no run can be\n$/);
    expect(code).toBe(3);
    expect((await type("runs --since 2026-02-31")).code).toBe(3);
  });
});

describe("a gate", () => {
  test.each([
    [
      "gate vogent:run_2 --json vogent:run_1",
      "evalbridge: --json: vogent:run_1 is a run; give the runs first, or the name of a file\n",
    ],
    ["gate vogent:run_2 --junit a --sarif a", "evalbridge: --sarif: a is the file of --junit too; give another\n"],
  ])("%s is refused, and nothing is written", async (line, stderr) => {
    expect(await type(line)).toMatchObject({ stdout: "", stderr, code: 3 });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("may read as many cases as there are: the limit is for lists", async () => {
    const run = { parent: "cfg_1", status: "SUCCESS", failed: 0, verdict: "passed" as const };
    const runs = [
      { ...run, id: "run_1", passed: 900, createdAt: "2026-11-01T00:00:00.000Z" },
      { ...run, id: "run_2", passed: 900, createdAt: "2026-11-02T00:00:00.000Z" },
    ];
    mocks.reset({ vogent: { parents: [{ id: "cfg_1", name: "C" }], runs, pageSize: 50 } });
    const { code, stderr } = await type("gate --latest --parent vogent:cfg_1 --base previous --max-requests 5");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(mocks.requests.length).toBeGreaterThan(20);
  });

  test("without a key says which variable it is", async () => {
    const { stdout, code } = await typed("gate bland:1", { folder });
    expect(stdout).toContain("no key; set BLAND_API_KEY");
    expect(code).toBe(3);
  });
});

describe("a start", () => {
  const call = "--set body.call_ids.0=call_1";
  test("is priced with the fields that no description knows, too", async () => {
    mocks.reset("small");
    await type(`runs start bland ${call} --set body.judgements_per_call=1000 --allow-unknown --max-cost-usd 99`);
    const bodies = mocks.requests.filter(({ method }) => method === "POST").map(({ body }) => JSON.parse(String(body)));
    expect(bodies[0]).toMatchObject({ judgements_per_call: "1000" });
  });

  test("with a path given twice is refused", async () => {
    mocks.reset("small");
    const { stderr, code } = await type(`runs start bland ${call} ${call}`);
    expect(stderr).toMatch(/^evalbridge: bland: --set body\.call_ids\.0 is given twice; keep one; see: /);
    expect({ code, sent: mocks.requests.length }).toEqual({ code: 3, sent: 0 });
  });

  test("carries no mark of ours with --no-mark", async () => {
    for (const [option, marks] of [
      ["", 1],
      [" --no-mark", 0],
    ] as const) {
      mocks.reset("small");
      expect((await type(`runs start bland ${call}${option}`)).code).toBe(0);
      expect(mocks.requests.filter(({ body }) => String(body).includes("evalbridge_start")).length).toBe(marks);
    }
  });
});

describe("what is printed", () => {
  test("is no command to GitHub's runner, whatever a provider says", async () => {
    const evil = "::error title=x::y\n::stop-commands::t\n##[error]z";
    mocks.reset({
      vogent: { parents: [{ id: "cfg_1", name: evil }] },
      feather: { runs: [{ id: "deed0000-0000-4000-8000-000000000001", record: { error_message: evil } }] },
    });
    for (const line of [
      "parents vogent",
      "parents vogent --json",
      "runs show feather:deed0000-0000-4000-8000-000000000001",
    ]) {
      const { stdout, stderr } = await type(line, { GITHUB_ACTIONS: "true" });
      expect(stdout + stderr).not.toMatch(/^\s*::|##\[/m);
    }
  });

  test("on the side, as a note, is no command to GitHub's runner either", async () => {
    const error = { code: "X", message: "##[error]z" };
    const faults = [{ operation: "listRuns", status: 400, body: JSON.stringify({ data: null, errors: [error] }) }];
    mocks.reset({ bland: { runs: [{ id: "e7a10001-4c1d-4b6e-9a52-6d0f3b8c2101" }], faults } });
    const line = "gate bland:e7a10001-4c1d-4b6e-9a52-6d0f3b8c2101 --html a.html";
    const { stderr } = await type(line, { GITHUB_ACTIONS: "true" });
    expect(stderr.replaceAll("\u2060", "")).toMatch(/^note: the charts are without earlier runs: .*##\[error\]z/m);
    expect(stderr).not.toContain("##[");
  });

  test("in a GitHub job is written as to a file also where the job has a terminal, which nobody draws on", async () => {
    mocks.reset({ bland: { runs: [{ id: "e7a10001-4c1d-4b6e-9a52-6d0f3b8c2101", steps: ["RUNNING", "COMPLETE"] }] } });
    const line = "runs wait bland:e7a10001-4c1d-4b6e-9a52-6d0f3b8c2101".split(" ");
    const environment = { ...mocks.environment, GITHUB_ACTIONS: "true" };
    const { stdout } = await typed(line, { folder, environment, terminal: true });
    expect(stdout).not.toContain("\u001b[");
    expect(linesOf(stdout)[0]).toMatch(/^\d+s {2}bland:e7a10001\S+ {2}running/);
  });

  test("names the configuration and the mocks in the command to type next", async () => {
    writeFileSync(join(folder, "mine.json"), JSON.stringify({ sources: { v1: { provider: "vogent" } } }));
    mocks.reset("small");
    const { stdout } = await type("runs --config mine.json");
    expect(stdout).toMatch(/^next: evalbridge runs show v1:\S+ --config mine\.json$/m);
    const busy = await typed("runs --scenario busy --limit 5", { folder });
    expect(busy.stdout).toMatch(/^next: evalbridge runs .*--limit 5 --scenario busy --cursor /m);
  });

  test("repeats no key that was put where none belongs", async () => {
    writeFileSync(join(folder, "evalbridge.config.json"), '{"sources":{"v":{"provider":"vogent","apiKey":sk-canary}}}');
    const results = [await type("runs"), await type("runs --config none --api-key=sk-canary")];
    for (const { stdout, stderr, code } of results) {
      expect(stdout + stderr).not.toContain("sk-canary");
      expect(code).toBe(3);
    }
  });

  test.each([
    "runs show vogent:x",
    "runs show feather:deed0000-0000-4000-8000-000000000001",
    "runs show bland:x",
    "runs show humanloop:a/b",
    "parents vogent",
  ])("of %s calls an answer of another form the provider's, not ours", async (line) => {
    const broken = (operation: string) => ({
      faults: [{ operation, status: 200, body: "null", contentType: "application/json", times: 9 }],
    });
    mocks.reset({
      vogent: broken(line.startsWith("parents") ? "listEvalConfigs" : "getEvalRun"),
      feather: broken("getEvalRun"),
      bland: broken("getRun"),
      humanloop: broken("listRunsForEvaluation"),
    });
    const { stderr, code } = await type(line);
    expect(stderr).not.toMatch(/fault of evalbridge's own/);
    expect(code).toBe(2);
  });
});
