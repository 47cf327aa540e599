import { execFile } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { output } from "../release/command.ts";
import { root } from "./copy.ts";

/** What `npm run affected` runs, all of it. */
export const tasks: readonly string[] = ["codegen", "build", "test", "whole"];

/** What a result may depend on beside files, as dev/run.mjs says it. */
export const machine: string = `${process.platform} ${process.arch} ${process.version}`;

/** As dev/run.mjs has it: our tools first, and no news to anybody. What the caller is set to of turbo's own is left out. */
export function environment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(TURBO|GITHUB|VERCEL)_/.test(name));
  const path = [join(root, "dev/node_modules/.bin"), dirname(process.execPath), process.env["PATH"]];
  return {
    ...Object.fromEntries(own),
    PATH: path.filter(Boolean).join(delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    NO_COLOR: "1",
    ...more,
  };
}

/** A task as turbo plans it. */
export interface Planned {
  readonly taskId: string;
  readonly hash: string;
  readonly command: string;
  /** Its package's folder. */
  readonly directory: string;
  /** Its files' hashes, by their paths from that folder. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Tasks whose hashes are part of its own. */
  readonly dependencies: readonly string[];
}

/** What turbo would do in a folder, without doing it, by the names of its tasks; those among them that run nothing too. */
export async function planned(
  folder: string,
  words: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<ReadonlyMap<string, Planned>> {
  const text = await output("turbo", ["run", ...tasks, "--dry=json", ...words], { cwd: folder, env: environment(env) });
  const { tasks: all } = JSON.parse(text.slice(text.indexOf("{"))) as { tasks: readonly Planned[] };
  return new Map(all.map((task) => [task.taskId, task]));
}

/** The hashes of what turbo would run, by short names: `vogent#test` for `@evalbridge/vogent#test`. */
export async function plan(
  folder: string,
  words: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Map<string, string>> {
  const all = [...(await planned(folder, words, env)).values()];
  const run = all.filter(({ command }) => command !== "<NONEXISTENT>");
  return new Map(run.map(({ taskId, hash }) => [short(taskId), hash]));
}

function short(taskId: string): string {
  return taskId.replace(/^@evalbridge(-internal)?\//, "").replace(/^evalbridge#/, "cli#");
}

/** How a run of turbo ended. */
export interface Ran {
  readonly code: number;
  /** Tasks that were taken from the cache, and those that ran. */
  readonly cached: number;
  readonly executed: number;
  readonly output: string;
  readonly seconds: number;
}

/** Runs tasks in a folder and reads what turbo says at the end: `Tasks: 21 successful, 21 total`, `Cached: 21 cached, 21 total`. */
export function run(folder: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const started = performance.now();
  const options = { cwd: folder, env: environment(env), maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile("turbo", ["run", ...words], options, (error, stdout, stderr) => {
      if (error && typeof error.code !== "number")
        return reject(new Error(`turbo ended by ${error.signal ?? error.code}`, { cause: error }));
      const output = `${stdout}${stderr}`;
      const [, cached = "0", total = "0"] = /Cached:\s+(\d+) cached, (\d+) total/.exec(output) ?? [];
      resolve({
        code: error ? Number(error.code) : 0,
        cached: Number(cached),
        executed: Number(total) - Number(cached),
        output,
        seconds: (performance.now() - started) / 1000,
      });
    });
  });
}
