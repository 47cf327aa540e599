import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { basename, join, matchesGlob } from "node:path";
import { output } from "../release/command.ts";

/** This repository's folder. */
export const root: string = join(import.meta.dirname, "../..");

const ignored = readFileSync(join(root, ".gitignore"), "utf8")
  .split("\n")
  .filter(Boolean)
  .map((pattern) => pattern.replace(/\/$/, ""));

/** Copies a part of the repository as it stands, committed or not; nothing that is installed, built or ignored. */
export function copyPart(part: string, folder: string): void {
  const isOurs = (path: string) => {
    const name = basename(path);
    return name !== ".git" && !ignored.some((pattern) => matchesGlob(name, pattern));
  };
  // The folder that is copied may itself bear an ignored name; what counts is what lies in it.
  const from = join(root, part);
  cpSync(from, join(folder, part), { recursive: true, filter: (path) => path === from || isOurs(path) });
}

/** Links what is installed for a package here into a copy of it, in place of an installation. */
export function linkInstalled(part: string, folder: string): void {
  const place = join(folder, part, "node_modules");
  mkdirSync(place, { recursive: true });
  // A folder of links, since git takes a link by the name of an ignored folder for a file, and turbo would hash it.
  for (const name of readdirSync(join(root, part, "node_modules")))
    symlinkSync(join(root, part, "node_modules", name), join(place, name));
}

export async function git(folder: string, ...words: string[]): Promise<string> {
  const who = ["user.name=evalbridge", "user.email=evalbridge@example.com", "commit.gpgsign=false"];
  return output("git", [...who.flatMap((setting) => ["-c", setting]), ...words], { cwd: folder });
}

/** Makes a folder a repository with one commit on `main`: turbo reads .gitignore only where there is one. */
export async function commitAll(folder: string): Promise<void> {
  await git(folder, "init", "--quiet", "--initial-branch=main");
  await git(folder, "add", "--all");
  await git(folder, "commit", "--quiet", "--message=As it stands");
}

/** A repository of its own: this one as it stands. */
export async function copyRepository(folder: string): Promise<void> {
  copyPart("", folder);
  await commitAll(folder);
}
