import { runCommandLine } from "./command-line/command-line.ts";
import { createOutput } from "./terminal/output.ts";
import { wholly } from "./terminal/whole-file.ts";

/** Runs what was typed in this process, and leaves its exit code. */
export async function runProcess(): Promise<void> {
  const { stdout, stderr, env } = process;
  const interrupt = new AbortController();
  // The first Ctrl-C lets a command tell how to go on; the second ends it, as it would end any other.
  process.once("SIGINT", () => interrupt.abort());
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    out: createOutput(wholly(stdout), env),
    err: createOutput(stderr, env),
    environment: env,
    folder: process.cwd(),
    nowMs: Date.now,
    signal: interrupt.signal,
  });
}
