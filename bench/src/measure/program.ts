import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** What a whole process took, from its start to its end. */
export interface Ran {
  readonly ms: number;
  /** Of that, the time in which the process itself worked. */
  readonly cpuMs: number;
  /** The most memory it held. */
  readonly peakMiB: number;
  readonly stdout: string;
}

/** Tells, on a line of its own, what a program took. */
const watch = `data:text/javascript,${encodeURIComponent(
  `process.on("exit", () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    console.error("took " + maxRSS + " " + (userCPUTime + systemCPUTime));
  });`,
)}`;

/** Runs a JavaScript program to its end in a process of its own, by the Node that runs this. Any exit code but 0 throws. */
export async function ranProgram(words: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const begun = performance.now();
  const child = spawn(process.execPath, ["--import", watch, ...words], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  const ms = performance.now() - begun;
  const [line, memory, cpu] = /^took (\d+) (\d+)$/m.exec(stderr) ?? [];
  if (code !== 0 || line === undefined)
    throw new Error(`node ${words.join(" ")} ended with ${code}\n${stdout}${stderr}`.trim());
  return { ms, cpuMs: Number(cpu) / 1000, peakMiB: Number(memory) / 1024, stdout };
}
