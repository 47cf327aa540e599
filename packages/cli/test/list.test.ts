import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Mocks } from "@evalbridge/mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { linesOf, servedMocks, typed } from "./fixture.ts";

let mocks: Mocks;
beforeAll(async () => {
  mocks = await servedMocks({ scenario: "busy" });
});
beforeEach(() => mocks.reset("busy"));
afterAll(() => mocks.close());

const json = async (line: string, environment: Readonly<Record<string, string>> = mocks.environment) => {
  const { stdout, code } = await typed(`${line} --json`, { environment });
  return {
    code,
    ...(JSON.parse(stdout) as { runs: { ref: string; status: string; createdAt: string }[]; next: string | null }),
  };
};

describe("evalbridge runs", () => {
  test("walks to the end by the command that it prints, and loses or repeats no run", async () => {
    const all = ["vogent", "humanloop", "feather", "feather-kb", "bland"] as const;
    const there = all.flatMap((source) => mocks.runs(source).map(({ id }) => id));
    const refs: string[] = [];
    for (let line = "runs --limit 200 --max-requests 0", pages = 0; pages < 40; pages++) {
      const { stdout } = await typed(line, { environment: mocks.environment, columns: 200 });
      refs.push(
        ...linesOf(stdout)
          .flatMap((text) => /^[a-z-]+:\S+/.exec(text)?.[0] ?? [])
          .filter((ref) => !ref.startsWith("next:")),
      );
      const next = /^next: evalbridge (runs .*--cursor.*)$/m.exec(stdout)?.[1];
      if (next === undefined) break;
      line = next;
    }
    expect(refs.length).toBe(there.length);
    expect(new Set(refs).size).toBe(refs.length);
  });

  test("repeats the whole question in the next command, with times that stand still", async () => {
    const line =
      "runs --provider bland --provider feather --status completed,failed --verdict passed --since 40d --native feather.channel=voice";
    const nowMs = Date.parse("2026-11-20T12:00:00.000Z");
    const { stdout } = await typed(`${line} --limit 3 --max-requests 9`, { environment: mocks.environment, nowMs });
    const next = linesOf(stdout).find((text) => text.startsWith("next:"));
    expect(next).toMatch(
      /^next: evalbridge runs --provider bland --provider feather --status completed,failed --verdict passed --since 2026-10-11T12:00:00\.000Z --native feather\.channel=voice --limit 3 --max-requests 9 --cursor \S+$/,
    );
  });

  test("gives every run that the filters ask for and no other", async () => {
    const { runs } = await json("runs --status failed,cancelled --limit 500 --max-requests 0");
    expect(runs.length).toBeGreaterThan(20);
    expect([...new Set(runs.map(({ status }) => status))].sort()).toEqual(["cancelled", "failed"]);
    const { runs: all } = await json("runs --limit 2000 --max-requests 0");
    expect(all.filter(({ status }) => status === "failed" || status === "cancelled").length).toBe(runs.length);
  });

  test("takes a provider for all of its sources, and a key for that one", async () => {
    const keysOf = async (line: string) => new Set((await json(line)).runs.map(({ ref }) => ref.split(":")[0]));
    expect(await keysOf("runs --provider feather")).toEqual(new Set(["feather", "feather-kb"]));
    expect(await keysOf("runs --provider feather-kb --provider vogent")).toEqual(new Set(["feather-kb", "vogent"]));
  });

  test("names the filters that work here, and what was looked at", async () => {
    const { stdout } = await typed("runs --status failed --provider vogent --limit 3", {
      environment: mocks.environment,
    });
    expect(stdout).toMatch(/^vogent: status filtered here, \d+ of \d+ configs, \d+ runs$/m);
    const bland = await typed("runs --status failed --provider bland", { environment: mocks.environment });
    expect(bland.stdout).not.toMatch(/filtered here/);
  });

  test("stops a source after its requests, says so, and goes on there with the next command", async () => {
    const line = "runs --provider feather-kb --limit 150 --max-requests 2";
    const { stdout, stderr, code } = await typed(line, { environment: mocks.environment });
    expect(stdout).toMatch(/^feather-kb: 50 runs; stopped there after 2 requests \(--max-requests\)$/m);
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    expect(mocks.requests.length).toBe(2);
    expect(stdout).toMatch(/^next: .*--max-requests 2 --cursor /m);
  });

  test("refuses a limit that does not go round the sources", async () => {
    const { stderr, code } = await typed("runs --limit 2", { environment: mocks.environment });
    expect(stderr).toBe(
      "evalbridge: --limit 2 is too few for 5 sources; give at least 5, or name one with --provider\n",
    );
    expect(code).toBe(3);
  });

  test("as CSV is a line a run, and runs no formula", async () => {
    mocks.reset({
      vogent: { runs: [{ id: "run_x", parent: "cfg_1" }], parents: [{ id: "cfg_1", name: '=HYPERLINK("x"),"a"' }] },
    });
    const { stdout } = await typed("runs --provider vogent --csv", { environment: mocks.environment });
    const [head, row, ...rest] = stdout.trimEnd().split("\r\n");
    expect(head).toMatch(/^ref,source,provider,id,parent_id,parent_name,status,/);
    expect(row).toContain(`vogent:run_x,vogent,vogent,run_x,cfg_1,"'=HYPERLINK(""x""),""a""",`);
    expect(rest).toEqual([]);
  });

  test("as a page of CSV, NDJSON or JSON tells of the next, which has the same form", async () => {
    for (const form of ["--csv", "--ndjson"]) {
      const { stdout, stderr } = await typed(`runs --provider bland --limit 5 ${form}`, {
        environment: mocks.environment,
      });
      expect(stdout.trimEnd().split("\n")).toHaveLength(form === "--csv" ? 6 : 5);
      const [, next = ""] = /^note: there is more\. Next: evalbridge (.*)$/m.exec(stderr) ?? [];
      expect(next).toContain(form);
      const again = await typed(next, { environment: mocks.environment });
      expect(again.code).toBe(0);
      expect(again.stdout.split("\n")[1]).not.toBe(stdout.split("\n")[1]);
    }
    const cut = JSON.parse(
      (await typed("runs --provider feather-kb --limit 90 --max-requests 2 --json", { environment: mocks.environment }))
        .stdout,
    );
    expect(cut).toMatchObject({ failures: [], stopped: ["feather-kb"], next: expect.any(String) });
  });

  test("as NDJSON streams each run once, in lines that parse", async () => {
    const { stdout, code } = await typed("runs --ndjson --max-requests 0", { environment: mocks.environment });
    const refs = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).ref);
    expect(code).toBe(0);
    expect(new Set(refs).size).toBe(refs.length);
    const there = (["vogent", "humanloop", "feather", "feather-kb", "bland"] as const).flatMap((key) =>
      mocks.runs(key),
    );
    expect(refs.length).toBe(there.length);
  });

  test("as NDJSON that the requests cut short ends with 2: a stream has no page to go on with", async () => {
    const { stderr, code } = await typed("runs --ndjson --provider feather-kb --max-requests 2", {
      environment: mocks.environment,
    });
    expect(stderr).toBe("feather-kb: stopped after 2 requests (--max-requests); --max-requests 0 reads to the end\n");
    expect(code).toBe(2);
  });

  test("with --watch follows the runs on the page until they have ended", async () => {
    mocks.reset({
      bland: { runs: [{ id: "e7a10001-4c1d-4b6e-9a52-6d0f3b8c2101", steps: ["RUNNING", "RUNNING", "COMPLETE"] }] },
    });
    const { stdout, code } = await typed("runs --provider bland --watch", { environment: mocks.environment });
    expect(code).toBe(0);
    expect(linesOf(stdout).at(-2)).toMatch(/^\d+s {2}bland:e7a10001-4c1d-4b6e-9a52-6d0f3b8c2101 {2}completed/);
  });
});

describe("without what it takes", () => {
  test("no key at all names every variable and the way to try it, in one line, and ends with 3", async () => {
    const { stdout, stderr, code } = await typed("runs");
    expect(stdout).toBe("");
    expect(stderr).toBe(
      "evalbridge: no key; set one of VOGENT_API_KEY, HUMANLOOP_API_KEY, FEATHER_API_KEY, BLAND_API_KEY, or try it without: add --mock\n",
    );
    expect(code).toBe(3);
  });

  test("one key is enough: the others are named in one line, and it ends with 0", async () => {
    const { BLAND_BASE_URL = "", BLAND_API_KEY = "" } = mocks.environment;
    const { stderr, code } = await typed("runs", { environment: { BLAND_BASE_URL, BLAND_API_KEY } });
    expect(stderr).toBe(
      "note: without a key, and left out: vogent, humanloop, feather, feather-kb; set VOGENT_API_KEY, HUMANLOOP_API_KEY, FEATHER_API_KEY\n",
    );
    expect(code).toBe(0);
  });

  test("a source that somebody configured and that has no key makes the list incomplete", async () => {
    const folder = mkdtempSync(join(tmpdir(), "evalbridge-"));
    const sources = { bland: { provider: "bland" }, "bland-eu": { provider: "bland", keyEnv: "BLAND_EU_API_KEY" } };
    writeFileSync(join(folder, "evalbridge.config.json"), JSON.stringify({ sources }));
    const { BLAND_BASE_URL = "", BLAND_API_KEY = "" } = mocks.environment;
    const { stdout, stderr, code } = await typed("runs", { environment: { BLAND_BASE_URL, BLAND_API_KEY }, folder });
    rmSync(folder, { recursive: true });
    expect(stdout).toMatch(/^bland:/m);
    expect(stderr).toBe("bland-eu: no key; set BLAND_EU_API_KEY\n");
    expect(code).toBe(2);
  });
});

test("one provider asked for by name, without its key, says which variable it is, in one line, and ends with 3", async () => {
  const { stderr, code } = await typed("runs --provider bland --provider feather");
  expect(stderr).toBe(
    "evalbridge: bland: no key; set BLAND_API_KEY; feather: no key; set FEATHER_API_KEY; feather-kb: no key; set FEATHER_API_KEY\n",
  );
  expect(code).toBe(3);
  expect(await typed("runs show bland:1")).toMatchObject({
    stderr: "evalbridge: bland: no key; set BLAND_API_KEY\n",
    code: 3,
  });
});

describe("what was mistyped", () => {
  test.each([
    ["runs --frmo 7d", "evalbridge: unknown option '--frmo'; see: evalbridge runs --help"],
    [
      "runs --since yesterday",
      /^evalbridge: option '--since <time>' argument 'yesterday' is invalid\. write how long ago .*; see: evalbridge runs --help$/,
    ],
    [
      "runs --status done",
      /^evalbridge: option '--status <word>' argument 'done' is invalid\. it takes pending, .*unknown; see: /,
    ],
    [
      "runs --provider acme",
      'evalbridge: --provider: there is no "acme"; there are: vogent, humanloop, feather, feather-kb, bland',
    ],
    ["runs --parent vogent:a/b", /^evalbridge: parents has vogent:a\/b, a run; give its parent$/],
    ["runs --parent nothing", /^evalbridge: not a reference: "nothing": .*$/],
    [
      "runs --native channel=voice",
      'evalbridge: --native takes source.name=value, as in feather.channel=voice; it got "channel=voice"',
    ],
    [
      "runs --native acme.x=1",
      'evalbridge: --native: there is no source "acme"; there are: vogent, humanloop, feather, feather-kb, bland',
    ],
    ["runs --cursor nonsense", /^evalbridge: .*start the list again$/],
    [
      "runs --mock --scenario none",
      'evalbridge: @evalbridge/mock has no scenario "none"; it has: small, busy, moving, failing, odd; or give one of your own',
    ],
    [
      "runs --json --csv",
      /^evalbridge: option '--json' cannot be used with option '--csv'; see: evalbridge runs --help$/,
    ],
    ["run", /^evalbridge: unknown command 'run' \(Did you mean runs\?\); see: evalbridge --help$/],
    ["runs show bland:none", /^evalbridge: .*$/],
  ])("%s says so in one line and ends with 3", async (line, expected) => {
    mocks.reset("small");
    const { stdout, stderr, code } = await typed(line, { environment: mocks.environment });
    expect(stdout).toBe("");
    expect(linesOf(stderr).filter((text) => !text.startsWith("note: humanloop: Humanloop closed"))).toEqual([
      typeof expected === "string" ? expected : expect.stringMatching(expected),
    ]);
    expect(code).toBe(3);
  });
});
