import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Order, Report, Word } from "./words.ts";

const folder = import.meta.dirname;
/** Of wall clock for one document: its processor time is what counts, and a busy machine is not to be taken for a program that hangs. */
const hardLimit = 300_000;

/**
 * Tries documents in child processes, some at a time, each in the next one that is free. Who hangs or dies is the document's
 * doing that was begun last; another process goes on with the rest.
 */
export async function runCorpus(
  names: readonly string[],
  order: Omit<Order, "names">,
  processes: number,
): Promise<ReadonlyMap<string, Report>> {
  const reports = new Map<string, Report>();
  const shares = Array.from({ length: processes }, (_, share) =>
    names.filter((_, index) => index % processes === share),
  );
  const runShare = async (share: readonly string[]): Promise<void> => {
    let rest = share;
    while (rest.length > 0) {
      const done = await runChild({ ...order, names: rest });
      for (const [name, report] of done) reports.set(name, report);
      rest = rest.filter((name) => !done.has(name));
    }
  };
  await Promise.all(shares.map(runShare));
  return reports;
}

/** One child's documents: all of them, or those up to the one that ended it. */
function runChild(order: Order): Promise<ReadonlyMap<string, Report>> {
  const child = fork(join(folder, "child.ts"), {
    execArgv: ["--max-old-space-size=1024", "--import", join(folder, "guard.ts")],
    env: { PATH: process.env.PATH },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const done = new Map<string, Report>();
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data) => printed.push(String(data)));
  child.send(order);
  return new Promise((resolve, reject) => {
    let [begun, timer] = begin(child, undefined);
    child.on("message", (word: Word) => {
      clearTimeout(timer);
      if (word.kind === "end") done.set(word.name, word.report);
      [begun, timer] = begin(child, word.kind === "begin" ? word.name : undefined);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      const end = `ended its process (${signal ?? code}): ${printed.join("").slice(-2000)}`;
      if (begun !== undefined) done.set(begun, harmful(end));
      else if (code !== 0) reject(new Error(`a child ${end}`));
      resolve(done);
    });
  });
}

function begin(child: ChildProcess, name: string | undefined): [string | undefined, NodeJS.Timeout] {
  return [name, setTimeout(() => child.kill("SIGKILL"), hardLimit)];
}

function harmful(problem: string): Report {
  return { outcome: "harmful", problems: [problem], messages: [], sockets: [], outside: [], seconds: 0 };
}
