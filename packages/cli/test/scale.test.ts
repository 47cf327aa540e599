// A list of 10,000 runs, as another process reads it.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Mocks } from "@evalbridge/mock";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { servedMocks } from "./fixture.ts";

const root = join(import.meta.dirname, "../../..");
/** As users have it: Node's own reading of TypeScript takes 40 MB. */
const main = join(root, "packages/cli/dist/main.js");
const built = join(import.meta.dirname, "built-packages.ts");
const kinds = ["vogent", "humanloop", "feather", "feather-kb", "bland"] as const;
const scenario = Object.fromEntries(kinds.map((kind) => [kind, { size: 2_000, parents: 5 }]));
const most = 150 * 1024;

let mocks: Mocks;
beforeAll(async () => {
  execFileSync(join(root, "node_modules/.bin/turbo"), ["run", "build"], { cwd: root, stdio: "pipe" });
  mocks = await servedMocks({ scenario });
}, 120_000);
beforeEach(() => {
  mocks.requests.length = 0;
});
afterAll(() => mocks.close());

function listing(...options: string[]) {
  return spawn(process.execPath, ["--import", built, main, "runs", "--ndjson", "--max-requests", "0", ...options], {
    env: { ...process.env, ...mocks.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

test("every run is streamed once, in less than 150 MB of memory", async () => {
  const child = listing();
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const refs = new Set<string>();
  let lines = 0;
  for await (const line of createInterface(child.stdout)) {
    lines++;
    refs.add(JSON.parse(line).ref);
  }
  await once(child, "close");
  const memory = Number(/\d+$/.exec(stderr)?.[0]);
  console.log(`${lines} runs, ${mocks.requests.length} requests, at most ${Math.round(memory / 1024)} MB`);
  expect({ code: child.exitCode, lines, once: refs.size }).toEqual({ code: 0, lines: 10_000, once: 10_000 });
  expect(memory).toBeGreaterThan(10_000);
  expect(memory).toBeLessThan(most);
});

test("the first line is there after the first page, and who reads no further ends the reading", async () => {
  const child = listing();
  const [first] = await once(createInterface(child.stdout), "line");
  const asked = mocks.requests.length;
  child.stdout.destroy();
  await once(child, "close");
  expect(JSON.parse(first).ref).toMatch(/^[a-z-]+:/);
  // Five sources: of each its parents, and of each of four lists at once a page, and one ahead.
  expect(asked).toBeLessThan(5 * (1 + 4 * 2));
  expect(mocks.requests.length).toBeLessThan(100);
  expect(child.exitCode).toBe(0);
});
