import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./repository.ts";

export interface SuiteResult {
  readonly passed: boolean;
  /** How many tests passed and failed, in the suite's own words. */
  readonly totals: string;
}

const shownLines = 60;

/** Vitest's program, to be run with Node. */
export const vitest: string = join(dirname(fileURLToPath(import.meta.resolve("vitest/package.json"))), "vitest.mjs");

/** Runs vitest with these arguments, and shows the end of what it says where it fails. */
export function runSuite(suite: readonly string[], env: Readonly<Record<string, string>> = {}): SuiteResult {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [vitest, "run", ...suite], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...env, NO_COLOR: "1" },
    maxBuffer: 1 << 28,
  });
  const totals = /^\d+ passed, \d+ failed.*$/m.exec(stdout ?? "")?.[0] ?? "no totals";
  if (status === 0) return { passed: true, totals };
  for (const output of [stdout, stderr])
    console.error((output ?? "").trimEnd().split("\n").slice(-shownLines).join("\n"));
  console.error(`contract: the suite failed${error ? `: ${error.message}` : ""}`);
  return { passed: false, totals };
}
