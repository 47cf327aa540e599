import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const root: string = join(import.meta.dirname, "../..");

/** GitHub takes no longer text of an issue or a pull request. */
const longestBody = 65_536;
const cut = "\n\n… and more, which does not fit here; the branch has all of it.\n";

/** Runs a program in the repository and answers what it prints, without the last line break. */
export function run(program: string, ...args: readonly string[]): string {
  const text = execFileSync(program, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  return text.replace(/\n$/, "");
}

/** Runs a program in the repository, shows what it prints, and answers its exit code. */
export function code(program: string, ...args: readonly string[]): number {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (error) throw error;
  return status ?? 1;
}

/** The text of a file, as long as GitHub takes it. */
export function bodyFrom(file: string): string {
  const text = readFileSync(file, "utf8");
  return text.length <= longestBody ? text : text.slice(0, longestBody - cut.length) + cut;
}
