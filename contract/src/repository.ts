import { globSync, readFileSync } from "node:fs";
import { basename, join, matchesGlob } from "node:path";

export const root: string = join(import.meta.dirname, "../..");

/** The text of a file, by its path from the root. */
export function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/** Files by glob from the root, sorted; nothing that is installed, built or ignored. */
export function files(...globs: string[]): string[] {
  return committed().filter((file) => globs.some((glob) => matchesGlob(file, glob)));
}

let known: readonly string[] | undefined;

/** Everything that belongs to the repository, without asking git: a copy without history is checked just the same. */
export function committed(): readonly string[] {
  if (known) return known;
  const ignored = read(".gitignore").split("\n").filter(Boolean);
  const isIgnored = (name: string) =>
    name === ".git" || ignored.some((pattern) => matchesGlob(name, pattern.replace(/\/$/, "")));
  const found = globSync("**", { cwd: root, withFileTypes: true, exclude: (entry) => isIgnored(entry.name) });
  known = found
    .filter((entry) => entry.isFile() && !isIgnored(basename(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
  return known;
}

export function isGenerated(file: string): boolean {
  return /\.gen\.(ts|json)$/.test(file);
}

/** A text without its comments, each replaced by nothing but its line breaks; `//` inside a string is left alone. */
export function withoutComments(text: string): string {
  const pattern = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|\/\/.*/g;
  return text.replace(pattern, (part) => (/^\/[/*]/.test(part) ? part.replace(/[^\n]/g, "") : part));
}

/** Lines that say something: neither blank nor comment. */
export function sourceLines(file: string): number {
  return withoutComments(read(file)).split("\n").filter((line) => line.trim() !== "").length;
}

/** What a module imports or exports from elsewhere, as written. */
export function importsOf(file: string): string[] {
  const code = withoutComments(read(file));
  const statements = code.matchAll(/^(?:import|export)\b(?:[^;"'`]*?\bfrom\b)?\s*["']([^"']+)["']/gm);
  const calls = code.matchAll(/\bimport\(\s*["']([^"']+)["']/g);
  return [...statements, ...calls].map((match) => match[1] as string);
}
