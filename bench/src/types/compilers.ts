import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { readJson, root } from "../repository.ts";

const run = promisify(execFile);

export interface Compiler {
  /** `5.9.3`. */
  readonly version: string;
  readonly program: string;
}

const compilerAt = (place: string, program: string): Compiler => ({
  version: readJson<{ version: string }>(`${place}/package.json`).version,
  program: join(root, place, program),
});

/** Those of this workspace: the one that types are generated with, and the one that checks everything. */
export const compilers: readonly Compiler[] = [
  compilerAt("scripts/node_modules/typescript", "lib/tsc.js"),
  compilerAt("dev/node_modules/typescript", "bin/tsc"),
];

/** What the compiler says of its own work, and how long its process took. */
export interface Checked {
  readonly instantiations: number;
  readonly checkMs: number;
  readonly wallMs: number;
  readonly memoryMiB: number;
}

const largestOutput = 64 * 1024 * 1024;

/** Checks the project in a folder. @throws {Error} with the first of what the compiler complains of */
export async function checked({ version, program }: Compiler, folder: string): Promise<Checked> {
  const begun = performance.now();
  const words = [program, "--project", folder, "--extendedDiagnostics"];
  const { stdout } = await run(process.execPath, words, { maxBuffer: largestOutput }).catch((error) => {
    const said = String(error.stdout).split("\n").slice(0, 5).join("\n");
    throw new Error(`TypeScript ${version}, ${folder}:\n${said || error.message}`);
  });
  const wallMs = performance.now() - begun;
  const told = (name: string) => {
    const [, value] = new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(stdout) ?? [];
    if (value === undefined) throw new Error(`TypeScript ${version} tells no "${name}"`);
    return Number(value);
  };
  return {
    instantiations: told("Instantiations"),
    checkMs: told("Check time") * 1000,
    wallMs,
    memoryMiB: told("Memory used") / 1024,
  };
}
