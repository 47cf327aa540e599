import { execFile } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { environmentNames } from "@evalbridge/bridge";
import { CommandError } from "../command-error.ts";
import type { SourceConfig } from "./config.ts";
import { type Environment, readVariable } from "./read-variable.ts";

/** Where a source's key comes from. */
export interface KeyOrigin {
  /** As it is told to a person: a variable, a file, a command's first word. Never the key. */
  readonly shown: string;
  /** Whether a key is there, as far as that shows without asking a command. */
  readonly present: boolean;
  /** The key. @throws {CommandError} with the way out */
  readonly read: () => Promise<string>;
}

const commandTimeoutMs = 60_000;
/** What others than the owner may do with a file. */
const others = 0o077;

/** What tells where a key is. */
type KeyPlace = Pick<SourceConfig, "keyEnv" | "keyFile" | "keyCommand">;

/** @param configFile where a relative `keyFile` starts from */
export function keyOrigin(
  key: string,
  provider: string,
  source: KeyPlace,
  environment: Environment,
  configFile?: string,
): KeyOrigin {
  const { shown, present, read } = foundAt(key, provider, source, environment, configFile);
  return { shown, present, read: async () => sendable(key, shown, await read()) };
}

/** A client refuses such a key as well, but knows no better name for where it is from than its own option. */
function sendable(key: string, shown: string, text: string): string {
  if (/^[\x21-\x7e\xa1-\xff]+$/.test(text)) return text;
  const problem = "holds white space or a character that no header can carry";
  throw new CommandError(`${key}: the key from ${shown} ${problem}; let nothing but the key be there`);
}

function foundAt(
  key: string,
  provider: string,
  source: KeyPlace,
  environment: Environment,
  configFile?: string,
): KeyOrigin {
  const { keyFile, keyCommand, keyEnv = environmentNames(provider).apiKey } = source;
  const place = `sources.${key}`;
  if (keyCommand !== undefined) {
    const [program = "", ...words] = keyCommand;
    let asked: Promise<string> | undefined;
    // Once for a command: a vault may ask its owner each time.
    const read = () => (asked ??= printed(place, program, words));
    return { shown: `command ${program}`, present: true, read };
  }
  if (keyFile !== undefined) {
    const file = keyFile.startsWith("~/")
      ? join(homedir(), keyFile.slice(2))
      : resolve(configFile === undefined ? "." : dirname(configFile), keyFile);
    return { shown: `file ${keyFile}`, present: true, read: async () => fromFile(place, file, keyFile) };
  }
  const value = readVariable(environment, keyEnv);
  const read = async () => {
    if (value) return value;
    throw new CommandError(`${key}: no key; set ${keyEnv}`);
  };
  return { shown: keyEnv, present: value !== undefined, read };
}

function fromFile(place: string, file: string, shown: string): string {
  let mode: number;
  let text: string;
  try {
    mode = statSync(file).mode;
    text = readFileSync(file, "utf8").trim();
  } catch (error) {
    const { code } = error as { readonly code?: string };
    throw new CommandError(
      `${place}.keyFile: ${shown} cannot be read (${code}); write the key into it, then: chmod 600 ${shown}`,
    );
  }
  // Windows has no such modes: there every file would look open.
  if (process.platform !== "win32" && (mode & others) !== 0) {
    throw new CommandError(`${place}.keyFile: others than its owner can read ${shown}; type: chmod 600 ${shown}`);
  }
  if (text === "") throw new CommandError(`${place}.keyFile: ${shown} is empty; write the key into it`);
  return text;
}

/** What a command prints. Of one that fails nothing is repeated but how it ended: its output may hold the key. */
async function printed(place: string, program: string, words: readonly string[]): Promise<string> {
  let text: string;
  try {
    text = (await promisify(execFile)(program, words, { timeout: commandTimeoutMs, encoding: "utf8" })).stdout.trim();
  } catch (error) {
    const { code, signal } = error as { readonly code?: unknown; readonly signal?: unknown };
    throw new CommandError(`${place}.keyCommand: ${program} failed (${signal ?? code}); run it by hand to see why`);
  }
  if (text === "") throw new CommandError(`${place}.keyCommand: ${program} printed nothing; it has to print the key`);
  return text;
}
