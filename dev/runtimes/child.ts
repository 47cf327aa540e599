import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface Ended {
  /** Its exit code, or why there is none: a signal, or that it could not be started. */
  readonly code: number | string;
  readonly output: string;
  readonly errors: string;
}

const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

function kept(child: ChildProcess): ChildProcess {
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

/** Without what the person's own settings would change: keys and addresses of providers, flags for Node, the npm that started us. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const own = /_API_KEY$|_BASE_URL$|^NODE_OPTIONS$|^INIT_CWD$|^npm_(?!config_)|^npm_config_local_prefix$/i;
  const entries = Object.entries(process.env).filter(([name]) => !own.test(name));
  return { ...Object.fromEntries(entries), NO_COLOR: "1", SCARF_ANALYTICS: "false", DO_NOT_TRACK: "1" };
}

/** Runs a program to its end, or ends it when its time is over; never throws. */
export function run(program: string, words: readonly string[], folder: string, limitMs = 90_000): Promise<Ended> {
  return new Promise((resolve) => {
    const place = { cwd: folder, env: plainEnvironment(), maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(
      program,
      words,
      { ...place, timeout: limitMs, killSignal: "SIGKILL" },
      (error, output, errors) => {
        if (error === null) resolve({ code: 0, output, errors });
        else if (error.killed) resolve({ code: `no end after ${limitMs / 1000} s`, output, errors });
        else resolve({ code: error.code ?? error.signal ?? error.message, output, errors });
      },
    );
    kept(child);
    // A program that asks has nobody to ask.
    child.stdin?.end();
  });
}

/** What a failed program said of its failure: one line. */
export function complaint({ code, output, errors }: Ended): string {
  const said = `${errors}\n${output}`.split("\n").map((line) => line.trim());
  // Runtimes show the line of the program first, and the stack afterwards.
  const patterns = [
    /\berror TS\d+:/,
    /^(Uncaught |error: )*(\(in promise\) )?\w*Error\b/,
    /\b(error|refused|denied)\b/i,
    /\S/,
  ];
  const telling = patterns.map((pattern) => said.find((line) => pattern.test(line))).find((line) => line !== undefined);
  return `exit ${code}: ${(telling ?? "it said nothing").slice(0, 400)}`;
}

export interface Server {
  /** The first line that it printed. */
  readonly said: string;
  close(): void;
}

/** Starts a server that says in its first line where it is, and ends when its standard input does. */
export async function serve(program: string, words: readonly string[], folder: string): Promise<Server> {
  const child = kept(spawn(program, words, { cwd: folder, env: plainEnvironment(), stdio: ["pipe", "pipe", "pipe"] }));
  const close = () => void child.kill("SIGKILL");
  const errors: string[] = [];
  child.stderr?.on("data", (text) => errors.push(String(text)));
  const ended = new Promise<undefined>((resolve) => child.once("close", () => resolve(undefined)));
  const line = new Promise<string>((resolve) => {
    if (child.stdout) createInterface({ input: child.stdout }).once("line", resolve);
  });
  const timer = setTimeout(close, 60_000);
  const said = await Promise.race([line, ended]);
  clearTimeout(timer);
  if (said !== undefined) return { said, close };
  throw new Error(complaint({ code: child.exitCode ?? "killed", output: "", errors: errors.join("") }));
}
