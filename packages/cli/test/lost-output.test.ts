// What becomes of a command whose output has nowhere to go.
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import type { Mocks } from "@evalbridge/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOutput } from "../src/terminal/output.ts";
import { servedMocks } from "./fixture.ts";
import { runInShell } from "./in-shell.ts";

let mocks: Mocks;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "evalbridge-"));
  mocks = await servedMocks();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await mocks.close();
});

const inShell = (script: string, line: string) => runInShell(script, line, folder, mocks.environment);

describe("where a file can take nothing", () => {
  test.each([
    ["runs --json", 3],
    ["runs --csv", 3],
    ["runs --ndjson", 3],
    ["gate vogent:run_101 --json", 3],
    ["gate vogent:run_102", 1],
    ["--help", 3],
  ])("%s says so on stderr and ends with %d", async (line, code) => {
    expect(await inShell('ulimit -f 0; "$@" > none', line)).toEqual({
      told: ["evalbridge: what was asked for could not be written to stdout (EFBIG)"],
      code,
    });
  });
});

describe("a file that takes a part of the output", () => {
  test("is no success: Node's own stream would lose the rest without a word", async () => {
    const { told, code } = await inShell('ulimit -f 1; "$@" > part.json', "runs --json");
    expect(told).toEqual(["evalbridge: what was asked for could not be written to stdout (EFBIG)"]);
    expect(code).toBe(3);
    expect(statSync(join(folder, "part.json")).size).toBeGreaterThan(0);
  });

  test("and one that takes all of it holds all of it", async () => {
    expect(await inShell('"$@" > all.json', "runs --json")).toEqual({ told: [], code: 0 });
    expect(JSON.parse(readFileSync(join(folder, "all.json"), "utf8")).runs.length).toBeGreaterThan(5);
  });
});

describe("an output", () => {
  const failing = (code: string) =>
    new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) });

  test.each([
    ["EPIPE", undefined],
    ["ENOSPC", "ENOSPC"],
    ["EIO", "EIO"],
  ])("that ends with %s is closed, and has failed with %s", async (code, failure) => {
    const output = createOutput(failing(code), {});
    await output.line("a line");
    expect(await output.failure()).toBe(failure);
    expect(output.isClosed).toBe(true);
    await output.line("another");
    expect(await output.failure()).toBe(failure);
  });

  test("has not failed while its reader is slow, and is waited for", async () => {
    const read: string[] = [];
    const write = (chunk: unknown, _encoding: string, done: () => void) => {
      setImmediate(() => {
        read.push(String(chunk));
        done();
      });
    };
    const output = createOutput(new Writable({ write, highWaterMark: 100 }), {});
    const written = [output.line("one"), output.line("two")];
    expect(await output.failure()).toBeUndefined();
    expect(read.join("")).toBe("one\ntwo\n");
    await Promise.all(written);
  });
});
