// What a provider says, as a command to GitHub's runner, in a report that may go where the runner reads.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Mocks } from "@evalbridge/mock";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { servedMocks, typed } from "./fixture.ts";
import { runInShell } from "./in-shell.ts";
import { parseXml } from "./report/strict-xml.ts";

const evil = "x\n::error title=x::y\n  ::stop-commands::t\n##[error]z";
const record = { id: "rec_1", prompt: { id: "p_1", name: "A case" } };
const result = { index: 0, accurate: false, modelOutput: "", reason: evil };
const body = JSON.stringify({ data: [{ id: "res_1", evalRunId: "run_1", record, results: [result] }], cursor: null });
const command = /^\s*::|##\[/m;

let mocks: Mocks;
let folder: string;
let environment: Record<string, string>;
beforeAll(async () => {
  mocks = await servedMocks({ providers: ["vogent"] });
  const faults = [{ operation: "listEvalRunResults", status: 200, body, times: 99 }];
  mocks.reset({ vogent: { runs: [{ id: "run_1", failed: 1 }], faults } });
  environment = { ...mocks.environment, GITHUB_ACTIONS: "true" };
});
afterAll(() => mocks.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "evalbridge-"));
  return () => rmSync(folder, { recursive: true });
});

const at = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(at(name), "utf8");
const gate = (options: string, github = "true") =>
  typed(`gate vogent:run_1 ${options}`, { folder, environment: { ...environment, GITHUB_ACTIONS: github } });

test.each(["junit", "html", "markdown"])("is disarmed by --%s to a pipe, and a file has it as it is", async (kind) => {
  spawnSync("mkfifo", [at("pipe")]);
  await gate(`--${kind} file`);
  expect(read("file")).toMatch(command);
  const [, text] = await Promise.all([gate(`--${kind} pipe`), readFile(at("pipe"), "utf8")]);
  expect(text).not.toMatch(command);
  expect(text.replaceAll("\u2060", "")).toBe(read("file"));
  if (kind !== "markdown") expect(parseXml(text).text).toContain("error title=x");
  const [, elsewhere] = await Promise.all([gate(`--${kind} pipe`, "false"), readFile(at("pipe"), "utf8")]);
  expect(elsewhere).toBe(read("file"));
});

test.each(["json", "sarif"])("is none by --%s, to a file neither", async (kind) => {
  await gate(`--${kind} file`);
  expect(read("file")).toContain("stop-commands");
  expect(read("file")).not.toMatch(command);
});

test("is disarmed at /dev/stdout where that is the log, and not where it is a file", async () => {
  const line = "gate vogent:run_1 --junit /dev/stdout";
  await runInShell('"$@" | cat > log', line, folder, environment);
  expect(read("log")).toContain("error title=x");
  expect(read("log")).not.toMatch(command);
  await runInShell('"$@" > junit.xml', line, folder, environment);
  expect(parseXml(read("junit.xml")).text).toMatch(command);
});
