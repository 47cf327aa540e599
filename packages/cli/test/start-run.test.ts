import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Mocks } from "@evalbridge/mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { linesOf, servedMocks, typed } from "./fixture.ts";

let mocks: Mocks;
beforeAll(async () => {
  mocks = await servedMocks({ scenario: "small" });
});
beforeEach(() => mocks.reset("small"));
afterAll(() => mocks.close());

const type = (line: string, extra = {}) => typed(line, { environment: mocks.environment, ...extra });
const posts = () => mocks.requests.filter(({ method }) => method === "POST").map(({ path }) => path);
const ofBland =
  "--set body.call_ids.0=call_1 --set body.attached_agents.0.eval_agent_id=a6e10001-3f5b-4c2d-8e19-0b7d4a9c5f01";
const ofVogent = "--set id=cfg_1 --set body.versionedPromptId=5 --set body.callAgentId=true";

describe("evalbridge runs start", () => {
  test("starts one run with the arguments as the description types them, and tells its reference and what to type next", async () => {
    const { stdout, code } = await type(`runs start vogent ${ofVogent}`);
    expect(code).toBe(0);
    const [, ref] = /^started (vogent:\S+) {2}pending$/m.exec(stdout) ?? [];
    expect(stdout).toContain(`next: evalbridge runs wait ${ref}\n`);
    expect(posts()).toEqual(["/eval_configs/cfg_1/runs"]);
    expect(JSON.parse(String(mocks.requests[0]?.body))).toEqual({ versionedPromptId: "5", callAgentId: "true" });
  });

  test("tells each problem in a line of its own, and sends nothing", async () => {
    const line = "runs start vogent --set id=cfg_1 --set body.callAgntId=a --set body.evalRecordIds.0=r --set bodi.x=1";
    const { stdout, stderr, code } = await type(line);
    expect({ stdout, code }).toEqual({ stdout: "", code: 3 });
    expect(linesOf(stderr).map((text) => text.replace(/^evalbridge: vogent: /, ""))).toEqual([
      "there is no bodi; did you mean body?",
      "body.versionedPromptId is missing",
      "body.callAgentId is missing",
      "there is no body.callAgntId; did you mean body.callAgentId?; see: evalbridge runs start vogent --arguments",
    ]);
    expect(mocks.requests).toEqual([]);
  });

  test("takes --input from a file, over which --set has the last word", async () => {
    const folder = mkdtempSync(join(tmpdir(), "evalbridge-"));
    const input = { id: "cfg_9", body: { versionedPromptId: "p", callAgentId: "a" } };
    writeFileSync(join(folder, "run.json"), JSON.stringify(input));
    const { code } = await type("runs start vogent --input run.json --set id=cfg_1", { folder });
    const broken = await type("runs start vogent --input none.json", { folder });
    rmSync(folder, { recursive: true });
    expect(code).toBe(0);
    expect(posts()).toEqual(["/eval_configs/cfg_1/runs"]);
    expect(broken).toMatchObject({ stderr: "evalbridge: --input: none.json cannot be read (ENOENT)\n", code: 3 });
  });

  test("with --estimate tells the cost and starts nothing", async () => {
    const { stdout, code } = await type(`runs start bland ${ofBland} --estimate`);
    expect(stdout).toMatch(/^\$\d+\.\d{2,4} for \d+ cases?\n$/);
    expect(code).toBe(0);
    expect(posts()).toEqual(["/v1/evals/runs/estimates"]);
  });

  test("over --max-cost-usd starts nothing and ends with 5; under it, it starts once", async () => {
    const over = await type(`runs start bland ${ofBland} --max-cost-usd 0`);
    expect(over.stderr).toMatch(
      /^evalbridge: bland: it would cost \$\d+\.\d{2,4}, more than --max-cost-usd 0; nothing was started\n$/,
    );
    expect(over.code).toBe(5);
    expect(posts()).toEqual(["/v1/evals/runs/estimates"]);
    const under = await type(`runs start bland ${ofBland} --max-cost-usd 1000`);
    expect(under.code).toBe(0);
    expect(posts()).toEqual(["/v1/evals/runs/estimates", "/v1/evals/runs/estimates", "/v1/evals/runs"]);
  });

  test("--max-cost-usd where nobody tells the price is refused with 3, and nothing is sent", async () => {
    const { stderr, code } = await type(`runs start vogent ${ofVogent} --max-cost-usd 5`);
    expect(stderr).toMatch(/^evalbridge: vogent: its provider tells no price in advance, .*; those that do: bland\n$/);
    expect(code).toBe(3);
    expect(mocks.requests).toEqual([]);
  });

  test("where nothing can be started says what can, with 3", async () => {
    const { stderr, code } = await type("runs start feather --set x=1");
    expect(stderr).toBe(
      "evalbridge: feather: its provider offers nothing that starts a run; what can be started: vogent, humanloop, feather-kb, bland\n",
    );
    expect(code).toBe(3);
  });

  test("with --wait follows the run to its end", async () => {
    mocks.reset({
      vogent: { parents: [{ id: "cfg_1", name: "C" }], starts: [{ steps: ["PENDING", "RUNNING", "SUCCESS"] }] },
    });
    const { stdout, code } = await type(`runs start vogent ${ofVogent} --wait`);
    expect(code).toBe(0);
    expect(linesOf(stdout).some((line) => /^\d+s {2}vogent:\S+ {2}completed/.test(line))).toBe(true);
    expect(posts()).toHaveLength(1);
  });

  test("with --mock starts nothing at an address that the environment names", async () => {
    const { stderr, code } = await type(`runs start bland ${ofBland} --mock`);
    expect(stderr).toBe(
      "evalbridge: bland is not a mock here, since BLAND_BASE_URL is set; take away BLAND_BASE_URL, or --mock\n",
    );
    expect(code).toBe(3);
    expect(mocks.requests).toEqual([]);
  });

  test.each([80, 200])("tells what a source takes within %d columns", async (columns) => {
    for (const source of ["vogent", "humanloop", "feather-kb", "bland"]) {
      const { stdout, code } = await type(`runs start ${source} --arguments`, { columns });
      expect(code).toBe(0);
      expect(stdout).toMatch(/^ +evalbridge runs start /m);
      const wide = linesOf(stdout).filter((line) => line.length > columns && !line.includes("--set"));
      expect(wide).toEqual([]);
    }
  });
});

describe("evalbridge runs cancel", () => {
  test("cancels a run that goes on, and says what it is now", async () => {
    mocks.reset({ bland: { runs: [{ id: "e7a10001-4c1d-4b6e-9a52-6d0f3b8c2101", status: "RUNNING" }] } });
    const { stdout, code } = await type("runs cancel bland:e7a10001-4c1d-4b6e-9a52-6d0f3b8c2101");
    expect(stdout).toBe("bland:e7a10001-4c1d-4b6e-9a52-6d0f3b8c2101  cancelled\n");
    expect(code).toBe(0);
  });

  test("where a provider has no way to cancel says which have, with 3", async () => {
    const { stderr, code } = await type("runs cancel vogent:run_1");
    expect(stderr).toMatch(/^evalbridge: there is no source vogent with cancel; there are: bland, humanloop\n$/);
    expect(code).toBe(3);
  });
});
