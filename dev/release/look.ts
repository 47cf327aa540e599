/**
 * `look.ts <provider> <folder>`: reads what the provider says of its API today, and leaves in the folder what came of it:
 * `outcome` (same, changed or drift), `body.md` for people, and `changes.patch` where files changed. Writes nothing else
 * that lasts, and needs no right to.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { code, root, run } from "./github.ts";

/** What spec:update answers when a description of ours has come apart from the provider's. */
const drifted = 3;

/** A verb that has to go well. */
function verb(...args: readonly string[]): void {
  const status = code("npm", "run", "--silent", ...args);
  if (status !== 0) throw new Error(`npm run ${args[0]} failed`);
}

/** Writes what changed into a file; answers whether anything did. */
function writePatch(file: string): boolean {
  // Files that are new are part of it.
  run("git", "add", "--intent-to-add", "--all");
  run("git", "diff", "--binary", `--output=${file}`);
  return statSync(file).size > 0;
}

/** The changesets that are not in the last commit, as they would be reviewed. */
function newChangesets(): string {
  const files = run("git", "diff", "--name-only", "--", ".changeset/*.md").split("\n");
  const written = files.filter((file) => file !== "" && existsSync(join(root, file)));
  return written.map((file) => `\n## ${file}\n\n${fenced(readFileSync(join(root, file), "utf8"))}`).join("");
}

/** In a fence that no line of the text can close. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}md\n${text.trim()}\n${fence}\n`;
}

const [provider, given] = process.argv.slice(2);
if (!provider || !given) throw new Error("say the provider, and the folder for what is found");
const folder = resolve(given);
mkdirSync(folder, { recursive: true });
const told = join(folder, "body.md");
const status = code("npm", "run", "--silent", "spec:update", "--", provider, "--markdown", told);
if (status !== 0 && status !== drifted) throw new Error(`what ${provider} says could not be read`);
if (status === 0) {
  verb("codegen", "--", provider);
  if (run("git", "status", "--porcelain") !== "") verb("spec:changeset", "--", provider);
}
const changed = writePatch(join(folder, "changes.patch"));
const outcome = status === drifted ? "drift" : changed ? "changed" : "same";
writeFileSync(told, (existsSync(told) ? readFileSync(told, "utf8") : "") + newChangesets());
writeFileSync(join(folder, "outcome"), outcome);
console.log(`${provider}: ${outcome}`);
