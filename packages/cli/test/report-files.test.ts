// Where a report goes: what stands under the name that was given for it.
import { spawnSync } from "node:child_process";
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Mocks } from "@evalbridge/mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { servedMocks, typed } from "./fixture.ts";
import { runInShell } from "./in-shell.ts";

let mocks: Mocks;
let folder: string;
beforeAll(async () => {
  mocks = await servedMocks({ providers: ["vogent"] });
});
afterAll(() => mocks.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "evalbridge-"));
  return () => rmSync(folder, { recursive: true });
});

const at = (name: string) => join(folder, name);
const gate = (options: string) => typed(`gate vogent:run_101 ${options}`, { folder, environment: mocks.environment });
const report = expect.objectContaining({ format: "evalbridge-gate-1" });
const jsonAt = (name: string) => JSON.parse(readFileSync(at(name), "utf8"));

describe("a report", () => {
  test("goes through a pipe to its reader, and the pipe stays", async () => {
    spawnSync("mkfifo", [at("pipe")]);
    const [{ code }, text] = await Promise.all([gate("--json pipe"), readFile(at("pipe"), "utf8")]);
    expect(code).toBe(0);
    expect(JSON.parse(text)).toEqual(report);
    expect(lstatSync(at("pipe")).isFIFO()).toBe(true);
    expect(readdirSync(folder)).toEqual(["pipe"]);
  });

  test("goes to where a link leads, be there a file or none yet, and the link stays", async () => {
    mkdirSync(at("there"));
    writeFileSync(at("there/old.json"), "old");
    symlinkSync("there/old.json", at("a.json"));
    symlinkSync("there/new.json", at("b.json"));
    symlinkSync("b.json", at("c.json"));
    for (const name of ["a.json", "c.json"]) expect((await gate(`--json ${name}`)).code).toBe(0);
    expect([jsonAt("there/old.json"), jsonAt("there/new.json")]).toEqual([report, report]);
    for (const name of ["a.json", "b.json", "c.json"]) expect(lstatSync(at(name)).isSymbolicLink()).toBe(true);
    expect(readdirSync(at("there")).sort()).toEqual(["new.json", "old.json"]);
  });

  test("of two kinds under two names of one file is refused", async () => {
    writeFileSync(at("a"), "");
    symlinkSync("a", at("b"));
    expect(await gate("--json a --junit b")).toMatchObject({
      stderr: "evalbridge: --json: a is the file of --junit too; give another\n",
      code: 3,
    });
  });

  test.each([
    ["circle", "ELOOP"],
    ["nowhere", "ENOENT"],
  ])("under a link that is a %s is refused before anything is asked", async (name, reason) => {
    symlinkSync("circle", at("circle"));
    symlinkSync("none/a.json", at("nowhere"));
    mocks.requests.length = 0;
    expect(await gate(`--json ${name}`)).toMatchObject({
      stdout: "",
      stderr: `evalbridge: --json: nothing can be written at ${name} (${reason})\n`,
      code: 3,
    });
    expect(mocks.requests).toEqual([]);
  });

  test("that could be written in part alone leaves the old one as it was, and nothing beside it", async () => {
    writeFileSync(at("a.html"), "old");
    const ended = await runInShell('ulimit -f 1; "$@"', "gate vogent:run_101 --html a.html", folder, mocks.environment);
    expect(ended).toEqual({ told: ["evalbridge: --html: a.html cannot be written (EFBIG)"], code: 3 });
    expect(readdirSync(folder)).toEqual(["a.html"]);
    expect(readFileSync(at("a.html"), "utf8")).toBe("old");
  });
});
