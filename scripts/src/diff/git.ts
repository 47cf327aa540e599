import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SpecError } from "../spec/problem.ts";

/** What git prints; `undefined` where it fails. */
function git(root: string, ...words: readonly string[]): Buffer | undefined {
  const { status, stdout } = spawnSync("git", words, { cwd: root, maxBuffer: 1 << 28 });
  return status === 0 ? stdout : undefined;
}

/**
 * The commit that a name stands for.
 * @throws {SpecError} where git knows none
 */
export function commitOf(root: string, ref: string): string {
  const commit = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  if (commit === undefined) throw new SpecError(`git knows no commit "${ref}"; give a branch, a tag or a commit`);
  return commit.toString().trim();
}

/** Where this branch left main; without a main the commit that is checked out. */
export function startOfBranch(root: string): string {
  const main = git(root, "merge-base", "HEAD", "main") ?? git(root, "merge-base", "HEAD", "origin/main");
  return main?.toString().trim() ?? commitOf(root, "HEAD");
}

/** The providers that there were at a commit. */
export function providersAt(root: string, commit: string): string[] {
  const listed = git(root, "ls-tree", "-z", "--name-only", "-d", commit, "specs/")?.toString() ?? "";
  return listed.split("\0").flatMap((folder) => folder.split("/")[1] ?? []);
}

/** A file as it was at a commit; `undefined` where there was none. */
export function fileAt(root: string, commit: string, file: string): Buffer | undefined {
  return git(root, "show", `${commit}:${file}`);
}

/** Writes a provider's spec as it was at a commit into a folder like the repository's. */
export function restoreSpec(root: string, commit: string, provider: string, into: string): void {
  const listed = git(root, "ls-tree", "-z", "-r", "--name-only", commit, `specs/${provider}/`)?.toString() ?? "";
  const files = listed.split("\0").filter((file) => file !== "");
  if (files.length === 0) {
    const there = providersAt(root, commit).join(", ") || "none";
    throw new SpecError(`at ${commit.slice(0, 12)} there is no provider "${provider}"; there are: ${there}`);
  }
  mkdirSync(join(into, "specs", provider), { recursive: true });
  for (const file of files.filter((one) => one.split("/").length === 3))
    writeFileSync(join(into, file), fileAt(root, commit, file) ?? "");
}
