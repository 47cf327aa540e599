import { cpSync, readFileSync } from "node:fs";
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

export async function git(folder: string, ...words: string[]): Promise<string> {
  const who = ["user.name=evalbridge", "user.email=evalbridge@example.com", "commit.gpgsign=false"];
  return output("git", [...who.flatMap((setting) => ["-c", setting]), ...words], { cwd: folder });
}

/** A repository of its own, with one commit on `main`: this one as it stands. */
export async function copyRepository(folder: string): Promise<void> {
  copyPart("", folder);
  await git(folder, "init", "--quiet", "--initial-branch=main");
  await git(folder, "add", "--all");
  await git(folder, "commit", "--quiet", "--message=As it stands");
}
