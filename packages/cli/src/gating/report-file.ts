import { accessSync, constants, lstatSync, readlinkSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Environment } from "../config/read-variable.ts";
import { isGithubJob, withoutCommands } from "../terminal/runner-commands.ts";

/** Where a report goes, by the name that was given for it. */
export interface Place {
  /** Behind all links. */
  readonly file: string;
  /** Neither a file nor nothing yet: a folder, a device, or a pipe such as that of `>(jq .)`. */
  readonly kind: "file" | "folder" | "other";
}

/** @throws what the system says of a name that leads nowhere, such as links in a circle */
export function placeOf(file: string): Place {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found && !found.isFile()) return { file, kind: found.isDirectory() ? "folder" : "other" };
  if (found) return { file: realpathSync(file), kind: "file" };
  // Nothing is there, unless a link to what is not.
  if (!lstatSync(file, { throwIfNoEntry: false })) return { file, kind: "file" };
  return placeOf(resolve(realpathSync(dirname(file)), readlinkSync(file)));
}

/** @throws what the system says, where nothing can be written there */
export function checkWritable({ file, kind }: Place): void {
  // A file is put there whole, from beside it. What a folder is, its own message says.
  if (kind !== "folder") accessSync(kind === "file" ? dirname(file) : file, constants.W_OK);
}

/**
 * Writes a file by way of one beside it: who reads it meanwhile sees the old one or the new one. A device or a pipe is written to, and stays
 * what it is. Either may be the log of a GitHub job (`/dev/stdout`, `>(tee …)`): commands to its runner are disarmed, as in all that is printed.
 */
export async function writeWhole(name: string, text: string, environment: Environment): Promise<void> {
  const { file, kind } = placeOf(name);
  // Not in one go: a pipe is opened as soon as somebody reads it, and Ctrl-C has to work until then.
  if (kind !== "file") return writeFile(file, isGithubJob(environment) ? withoutCommands(text) : text);
  const beside = `${file}.${process.pid}.part`;
  try {
    await writeFile(beside, text);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
