import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { output } from "./command.ts";
import { readmePrograms } from "./readme-programs.ts";

/** A project that knows of the workspace nothing but what the registry gives it. */
export interface Consumer {
  readonly folder: string;
  /** Type-checks a README's programs as an ES module of TypeScript's strictest, then runs each; answers how many. */
  tryReadme(folder: string, environment: NodeJS.ProcessEnv): Promise<number>;
}

const root = join(import.meta.dirname, "../..");

const compilerOptions = {
  target: "es2024",
  lib: ["es2024", "esnext.disposable", "dom", "dom.iterable"],
  module: "nodenext",
  moduleResolution: "nodenext",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
};

/** An empty folder, in which npm installs the packages from the registry that `env` names. */
export async function newConsumer(
  folder: string,
  packages: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Consumer> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund"];
  await output("npm", ["install", ...quiet, ...packages], { cwd: folder, env });
  return {
    folder,
    async tryReadme(name, environment) {
      const programs = readmePrograms(root, name);
      if (programs.length === 0) throw new Error(`packages/${name}/README.md has no program`);
      const files = programs.map((_, index) => `example-${index + 1}.ts`);
      for (const [index, text] of programs.entries()) writeFileSync(join(folder, files[index] ?? ""), text);
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
      await output("tsc", ["--project", folder]);
      for (const file of files) await output(process.execPath, [file], { cwd: folder, env: environment });
      return files.length;
    },
  };
}

export interface RunningMocks {
  /** What a client exports to reach them. */
  readonly environment: Readonly<Record<string, string>>;
  close(): void;
}

/** Runs the command `evalbridge-mock` that the project has installed. */
export async function runMocks({ folder }: Consumer): Promise<RunningMocks> {
  const command = join(folder, "node_modules/.bin/evalbridge-mock");
  const child = spawn(command, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  process.once("exit", () => child.kill());
  try {
    return { environment: await exported(child), close: () => child.kill() };
  } catch (error) {
    child.kill();
    throw error;
  }
}

/** The lines `export NAME='value'`, which come before the one that says that it serves. */
async function exported({ stdout, stderr }: ChildProcess): Promise<Record<string, string>> {
  if (!stdout || !stderr) throw new Error("evalbridge-mock did not start");
  const lines: string[] = [];
  createInterface({ input: stdout }).on("line", (line) => lines.push(line));
  for await (const line of createInterface({ input: stderr })) {
    if (!line.startsWith("evalbridge-mock serves")) throw new Error(line);
    break;
  }
  const pairs = lines.map((line) => /^export (\w+)='(.*)'$/.exec(line) ?? []);
  return Object.fromEntries(pairs.flatMap(([, name, value]) => (name && value !== undefined ? [[name, value]] : [])));
}
