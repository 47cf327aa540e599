import type { Mocks } from "@evalbridge/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linesOf, servedMocks, typed } from "./fixture.ts";

let mocks: Mocks;
beforeAll(async () => {
  mocks = await servedMocks();
});
afterAll(() => mocks.close());
const type = (line: string, extra = {}) => typed(line, { environment: mocks.environment, ...extra });

describe("evalbridge runs show", () => {
  test("tells a run and each judgement in it, with its reason", async () => {
    const { stdout, code } = await type("runs show vogent:run_102");
    expect(code).toBe(0);
    expect(stdout).toBe(`vogent:run_102
  status    completed (SUCCESS)
  verdict   failed
  counts    passed 1, failed 1
  created   2026-11-09T15:30:00.000Z

passed  Late refund request  rec_11
        Declined the refund and offered store credit.
FAILED  Damaged on arrival  rec_12
        Refused a refund that the policy grants within 30 days.
open    rec_13

next: evalbridge gate vogent:run_102
`);
  });

  test("with --failed leaves out what passed, and with --limit says that there is more", async () => {
    const failed = await type("runs show vogent:run_102 --failed");
    expect(failed.stdout).not.toMatch(/^passed/m);
    expect(failed.stdout).toMatch(/^FAILED/m);
    const first = await type("runs show vogent:run_102 --limit 1");
    expect(first.stdout).toMatch(/^and more; --limit 10 shows more$/m);
    expect(JSON.parse((await type("runs show vogent:run_102 --limit 1 --json")).stdout)).toMatchObject({
      complete: false,
    });
  });

  test("with --json holds the provider's own record", async () => {
    const { stdout } = await type("runs show vogent:run_102 --json");
    expect(JSON.parse(stdout)).toMatchObject({
      run: { ref: "vogent:run_102", raw: { status: "SUCCESS" } },
      complete: true,
    });
    expect(JSON.parse(stdout).cases).toHaveLength(3);
  });

  test("of a run that the mocks do not have says so, and does not show another one", async () => {
    const { stdout, stderr, code } = await typed("runs show vogent:nope --mock");
    expect([stdout, code]).toEqual(["", 3]);
    expect(stderr).toMatch(
      /^evalbridge: vogent has no run vogent:nope .* see: evalbridge runs --source vogent --mock$/m,
    );
  });

  test.each([80, 200])("of every kind of run fits in %d columns", async (columns) => {
    for (const ref of [
      "vogent:run_102",
      "humanloop:evr_refund_policy/run_policy_v3",
      "feather:deed0000-0000-4000-8000-000000000004",
      "feather-kb:face0000-0000-4000-8000-000000000001",
      "bland:e7a10004-4c1d-4b6e-9a52-6d0f3b8c2104",
    ]) {
      const { stdout, code } = await type(`runs show ${ref}`, { columns });
      expect(code).toBe(0);
      for (const line of linesOf(stdout)) expect(line.length).toBeLessThanOrEqual(columns);
    }
  });

  test("lets nothing that a provider says steer the terminal", async () => {
    const evil = "\u001b[2J\u001b]0;owned\u0007red\nline\u202e\u009b2J";
    await using hostile = await servedMocks({
      providers: ["feather"],
      scenario: {
        "feather-kb": {
          parents: [{ id: "5e551011-0000-4000-8000-000000000001", name: evil }],
          runs: [{ id: "face0000-0000-4000-8000-000000000001", record: { status: evil } }],
        },
      },
    });
    for (const line of [
      "runs show feather-kb:face0000-0000-4000-8000-000000000001",
      "parents feather-kb",
      "runs --provider feather-kb",
      "runs --provider feather-kb --csv",
      "runs --provider feather-kb --ndjson",
      "runs show feather-kb:face0000-0000-4000-8000-000000000001 --json",
      "parents feather-kb --json",
      "gate feather-kb:face0000-0000-4000-8000-000000000001",
    ]) {
      const { stdout, stderr } = await typed(line, { environment: hostile.environment, columns: 200 });
      expect(`${stdout}${stderr}`.replaceAll(/\r?\n/g, "")).not.toMatch(/[\p{Cc}\u202e]/u);
    }
  });

  test.each(["runs show vogent:run_1", "runs --provider vogent", "gate vogent:run_1", "parents vogent"])(
    "%s lets nothing in a provider's error steer the terminal",
    async (line) => {
      const body = { message: "\u001b[2Jno\u009b2J\n\u202eway" };
      const faults = ["getEvalRun", "listEvalConfigs"].map((operation) => ({ operation, status: 400, body, times: 9 }));
      await using hostile = await servedMocks({ providers: ["vogent"], scenario: { vogent: { faults } } });
      for (const terminal of [false, true]) {
        const { stdout, stderr, code } = await typed(line, {
          environment: { ...hostile.environment, NO_COLOR: "1" },
          terminal,
        });
        expect(code).toBeGreaterThan(1);
        expect(`${stdout}${stderr}`).toMatch(/no/);
        expect(`${stdout}${stderr}`.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
      }
    },
  );
});

describe("evalbridge parents", () => {
  test.each([
    ["vogent", "CONFIG", "vogent:cfg_1  Refund policy"],
    ["humanloop", "EVALUATION", "humanloop:evr_refund_policy"],
    ["feather-kb", "SUITE", "feather-kb:"],
    ["bland", "SETUP", "bland:"],
  ])(
    "of %s are named by their own term, and what to type next lists the runs under the first",
    async (source, title, row) => {
      const { stdout, code } = await type(`parents ${source}`);
      expect(code).toBe(0);
      expect(stdout.startsWith(title)).toBe(true);
      expect(stdout).toContain(row);
      const [, next = ""] = /^next: evalbridge (.*)$/m.exec(stdout) ?? [];
      expect((await type(next)).code).toBe(0);
    },
  );

  test("of a source that lists none says which do, with 3", async () => {
    const { stderr, code } = await type("parents feather");
    expect(stderr).toBe(
      "evalbridge: there is no source feather with parents; there are: bland, feather-kb, humanloop, vogent\n",
    );
    expect(code).toBe(3);
  });

  test("beyond the limit says that there are more", async () => {
    const { stdout } = await type("parents vogent --limit 1");
    expect(stdout).toMatch(/^and more; --limit 10 shows more$/m);
    expect(JSON.parse((await type("parents vogent --limit 1 --json")).stdout)).toMatchObject({
      complete: false,
      parents: [{ id: "cfg_1" }],
    });
  });
});
