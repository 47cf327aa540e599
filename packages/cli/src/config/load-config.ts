import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { CommandError } from "../command-error.ts";
import { parseInput } from "../input/build-arguments.ts";
import { InputError } from "../input/input-error.ts";
import { lineOf } from "../told-error.ts";
import type { EvalbridgeConfig } from "./config.ts";

/** A configuration and the file that it is from. */
export interface LoadedConfig {
  readonly config: EvalbridgeConfig;
  /** Absent: there is none, and everything is as by default. */
  readonly file?: string;
}

const names = /^evalbridge\.config\.(json|[mc]?[jt]s)$/;

/**
 * Reads the configuration that is named, else the one in the folder or the nearest folder above it.
 * @throws {CommandError} where it cannot be read, or holds what nobody understands; with all problems
 */
export async function loadConfig(folder: string, named?: string): Promise<LoadedConfig> {
  const file = named === undefined ? findConfig(folder) : resolve(folder, named);
  if (file === undefined) return { config: {} };
  if (!existsSync(file) || statSync(file).isDirectory()) throw new CommandError(noFile(file, named));
  const config = await readConfig(file);
  // A validator takes its time to load, and most have no configuration.
  const { configProblems } = await import("./check-config.ts");
  const problems = configProblems(config);
  if (problems.length > 0)
    throw new CommandError(problems.map((problem) => `${basename(file)}: ${problem}`).join("\n"));
  return { config: config as EvalbridgeConfig, file };
}

function noFile(file: string, named: string | undefined): string {
  if (named !== undefined) return `there is no file ${named}; --config takes the path of a configuration`;
  // Found by its name in a folder, which holds folders and links as well.
  const what = existsSync(file) ? "a folder" : "a link that leads nowhere";
  return `${basename(file)} in ${dirname(file)} is ${what}; take it away, or name a configuration with --config`;
}

/** The nearest one, going up. A repository is not left. */
function findConfig(folder: string): string | undefined {
  for (let here = resolve(folder); ; here = dirname(here)) {
    const found = readdirSync(here).filter((name) => names.test(name));
    if (found.length > 1) {
      throw new CommandError(`${found.join(" and ")} are both in ${here}; keep one, or name it with --config`);
    }
    if (found[0] !== undefined) return join(here, found[0]);
    if (existsSync(join(here, ".git")) || dirname(here) === here) return undefined;
  }
}

async function readConfig(file: string): Promise<unknown> {
  try {
    if (file.endsWith(".json")) return parseInput(readFileSync(file, "utf8"), basename(file));
    const module: { readonly default?: unknown } = await import(pathToFileURL(file).href);
    if (module.default !== undefined) return module.default;
  } catch (error) {
    // What the parser says repeats the text, and a key may stand where it does not belong.
    if (error instanceof InputError) throw new CommandError(error.message, 3, error);
    throw new CommandError(`${basename(file)} cannot be read: ${wayOut(file, error)}`, 3, error);
  }
  throw new CommandError(`${basename(file)} has no default export; write: export default { sources: { … } }`);
}

/** Why it does not load, and what to do about it. */
function wayOut(file: string, error: unknown): string {
  const { code, message = "" } = error as { readonly code?: unknown; readonly message?: string };
  if (code === "ERR_UNKNOWN_FILE_EXTENSION")
    return `Node ${process.versions.node} does not run TypeScript; take Node 22.18 or newer, or a .mjs or .json file`;
  if (error instanceof SyntaxError && /import statement outside a module|Unexpected token 'export'/.test(message)) {
    const name = basename(file).replace(/\.c?([jt]s)$/, ".m$1");
    const why = /\.c[jt]s$/.test(file)
      ? "by its name it is CommonJS"
      : 'its package.json does not say "type": "module"';
    return `${why}; call it ${name}`;
  }
  if (code === "ERR_MODULE_NOT_FOUND" && message.includes("'evalbridge'"))
    return `evalbridge is not installed there; install it, or import its types alone: satisfies import(${JSON.stringify("evalbridge")}).EvalbridgeConfig`;
  return lineOf(error);
}
