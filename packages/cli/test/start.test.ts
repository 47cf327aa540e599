import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const keys = /^(VOGENT|HUMANLOOP|FEATHER|BLAND)_/;

/** Runs what `npm start` ends with, without a terminal and without keys. */
async function demo(environment: Record<string, string> = {}) {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !keys.test(name)));
  const child = spawn(process.execPath, [join(root, "packages/cli/src/main.ts"), "runs", "list", "--mock"], {
    cwd: root,
    env: { ...clean, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { stdout, stderr, code };
}

/** A line without what changes from run to run: ages and ports. */
const steady = (line: string) =>
  line
    .replace(/\S+$/, "")
    .replace(/127\.0\.0\.1:\d+/, "")
    .trimEnd();

describe("npm start", () => {
  test("shows runs of all four providers and five sources, where each came from, and ends by itself", async () => {
    const { stdout, stderr, code } = await demo();
    expect(code).toBe(0);
    for (const source of ["vogent", "humanloop", "feather", "feather-kb", "bland"]) {
      expect(stdout).toMatch(new RegExp(`^${source}:\\S+`, "m"));
    }
    expect(stdout).toMatch(/^\d+ runs from 4 providers: verdict passed \d+, /m);
    for (const provider of ["vogent", "humanloop", "feather", "bland"]) {
      expect(stdout).toMatch(
        new RegExp(`^  ${provider} +\\d+  http://127\\.0\\.0\\.1:\\d+  Prism mock of specs/${provider}$`, "m"),
      );
    }
    expect(stdout + stderr).not.toMatch(/\p{Cc}\[|mock-key/u);
    expect(stderr).toMatch(/Humanloop closed on 2025-09-08/);
  });

  test("prints what the README says it prints", async () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const [, sample = ""] = /<!-- sample:start -->\n```\n([\s\S]*?)```\n<!-- sample:end -->/.exec(readme) ?? [];
    const { stdout } = await demo();
    const printed = new Set(stdout.split("\n").map(steady));
    const lines = sample.split("\n").filter((line) => line !== "" && line !== "…");
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((line) => !printed.has(steady(line)))).toEqual([]);
  });

  test("with a provider that is down shows the others, names it in one line, and exits with 2", async () => {
    const port = await closedPort();
    const { stdout, stderr, code } = await demo({ VOGENT_BASE_URL: `http://127.0.0.1:${port}`, VOGENT_API_KEY: "own" });
    expect(code).toBe(2);
    expect(stdout).not.toMatch(/^vogent:/m);
    expect(stdout).toMatch(/^bland:/m);
    const line = `vogent: vogent GET /eval_configs: no answer from http://127.0.0.1:${port} (ECONNREFUSED)`;
    expect(stderr.split("\n").filter((one) => one.startsWith(line))).toHaveLength(1);
  });

  test("with a base URL but no key calls no one there, says so in one line each, and exits with 2", async () => {
    const { stdout, stderr, code } = await demo({
      FEATHER_BASE_URL: "https://example.invalid/v1",
      FEATHER_API_KEY: "",
    });
    expect(code).toBe(2);
    expect(stderr.split("\n").filter((line) => line.startsWith("feather"))).toEqual([
      "feather: no key; set FEATHER_API_KEY",
      "feather-kb: no key; set FEATHER_API_KEY",
    ]);
    expect(stdout).toMatch(/^ {2}feather +0 {2}https:\/\/example\.invalid {2}your base URL$/m);
  });

  test("shows nothing of what is secret in a base URL", async () => {
    const baseUrl = "https://user:secret@example.invalid/v1?token=secret";
    const { stdout, stderr, code } = await demo({ FEATHER_BASE_URL: baseUrl, FEATHER_API_KEY: "key" });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^feather: .*FEATHER_BASE_URL/m);
    expect(stdout + stderr).not.toContain("secret");
  });

  test("takes a base URL that is set to nothing for one that is not set", async () => {
    const { stdout, code } = await demo({ BLAND_BASE_URL: "", BLAND_API_KEY: "real" });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^bland:/m);
    expect(stdout).toMatch(/Prism mock of specs\/bland$/m);
  });
});

/** A port on which nothing listens: one that was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
