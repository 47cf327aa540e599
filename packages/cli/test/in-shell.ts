import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { linesOf } from "./fixture.ts";

const main = join(import.meta.dirname, "../src/main.ts");

/** What the command told on stderr beside notes, and what it ended with. */
export interface Ended {
  readonly told: readonly string[];
  readonly code: number | null;
}

/** Lets a shell run the command, which is `"$@"` in its script. Mocks of this process answer meanwhile. */
export async function runInShell(
  script: string,
  line: string,
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  const child = spawn("sh", ["-c", script, "sh", process.execPath, main, ...line.split(" ")], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  await once(child, "close");
  return { told: linesOf(stderr).filter((text) => !text.startsWith("note: ")), code: child.exitCode };
}
