// What is printed to be typed, read by a shell: an id and a path may hold what a shell would obey.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Mocks } from "@evalbridge/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { servedMocks, type Typed, typed } from "./fixture.ts";

const config = "my (config).json";
const passed = "vogent:it's(1)*!";
const failed = "vogent:it's(2)*!";
const going = "vogent:it's(3)*!";
const parent = "vogent:cfg(1)!";
let mocks: Mocks;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "evalbridge-"));
  writeFileSync(join(folder, config), JSON.stringify({ sources: { vogent: { provider: "vogent" } } }));
  const idOf = (ref: string) => ref.replace("vogent:", "");
  const run = { parent: idOf(parent), passed: 3, failed: 0 };
  mocks = await servedMocks({
    providers: ["vogent"],
    scenario: {
      vogent: {
        parents: [{ id: idOf(parent), name: "C" }],
        runs: [
          { ...run, id: idOf(passed), status: "SUCCESS" },
          { ...run, id: idOf(failed), status: "SUCCESS", failed: 1 },
          { ...run, id: idOf(going), status: "RUNNING" },
        ],
      },
    },
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await mocks.close();
});

const type = (words: readonly string[], signal?: AbortSignal, onOutput?: () => void): Promise<Typed> =>
  typed(words, { folder, environment: mocks.environment, ...(signal && { signal }), ...(onOutput && { onOutput }) });

/** The words of the command that is printed at the end, as a shell takes them apart. */
function printedIn({ stdout, stderr }: Typed): string[] {
  const [, command = ""] = /(?:next|again|see): evalbridge (.*)\n$/.exec(stdout + stderr) ?? [];
  return spawnSync("sh", ["-c", `printf '%s\\n' ${command}`], { encoding: "utf8" })
    .stdout.trimEnd()
    .split("\n");
}

test.each([
  [
    ["runs", "--parent", parent],
    ["runs", "show", failed],
  ],
  [
    ["runs", "--parent", parent, "--status", "running"],
    ["runs", "show", going],
  ],
  [
    ["runs", "show", failed],
    ["gate", failed],
  ],
  [
    ["runs", "show", going],
    ["runs", "wait", going],
  ],
  [
    ["runs", "wait", passed],
    ["runs", "show", passed],
  ],
  [
    ["gate", failed],
    ["runs", "show", failed, "--failed"],
  ],
  [
    ["gate", going],
    ["runs", "wait", going],
  ],
  [
    ["parents", "vogent"],
    ["runs", "--parent", parent],
  ],
  [
    ["runs", "show", "vogent:none"],
    ["runs", "--source", "vogent"],
  ],
  [["providers"], ["doctor"]],
])("after %j a shell reads the printed command as %j, with the configuration's own name", async (words, next) => {
  const named = ["--config", config];
  expect(printedIn(await type([...words, ...named]))).toEqual([...next, ...named]);
});

test("with Ctrl-C the runs that are waited for are in the printed command as they were given", async () => {
  const interrupt = new AbortController();
  const waited = ["runs", "wait", going, passed];
  expect(printedIn(await type(waited, interrupt.signal, () => interrupt.abort()))).toEqual(waited);
});
