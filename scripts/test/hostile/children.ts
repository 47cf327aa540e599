import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { defaultRoot } from "../../src/workspace.ts";
import type { Outcome } from "./run.ts";

/** Beyond this a document is said to hang. Twice as many others may run at a time: what counts is the processor's time, see `Outcome.cpu`. */
const patience = 60_000;

export type Ended = Outcome | "hangs" | "dies";

/** Runs folders one after another, many in one process; one that hangs or dies takes none of the others with it. */
export async function runAll(roots: readonly string[]): Promise<Map<string, Ended>> {
  const ended = new Map<string, Ended>();
  let rest = roots;
  while (rest.length > 0) {
    const last = await runSome(rest, ended);
    if (last === undefined) throw new Error(`no child starts: ${rest[0]}`);
    if (!ended.has(last)) ended.set(last, "dies");
    rest = rest.filter((root) => !ended.has(root));
  }
  return ended;
}

/** The folder that was at work when the process ended. */
async function runSome(roots: readonly string[], ended: Map<string, Ended>): Promise<string | undefined> {
  const watch = join(import.meta.dirname, "watch.ts");
  const child = spawn(
    process.execPath,
    ["--max-old-space-size=1024", "--import", watch, join(import.meta.dirname, "run.ts"), ...roots],
    {
      env: { ...process.env, HOSTILE_FOLDERS: [defaultRoot, ...roots].join("\n") },
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  let current: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const { root, outcome } = JSON.parse(line) as { root: string; outcome?: Outcome };
    clearTimeout(timer);
    current = root;
    if (outcome) ended.set(root, outcome);
    else
      timer = setTimeout(() => {
        ended.set(root, "hangs");
        child.kill("SIGKILL");
      }, patience);
  }
  clearTimeout(timer);
  return current;
}
