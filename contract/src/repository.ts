import { readdirSync, readFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";

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
  known ??= [...walk("", read(".gitignore").split("\n").filter(Boolean))].sort();
  return known;
}

function* walk(folder: string, ignored: readonly string[]): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const isIgnored = ignored.some((pattern) => matchesGlob(entry.name, pattern.replace(/\/$/, "")));
    if (isIgnored || entry.name === ".git") continue;
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(path, ignored);
    else if (entry.isFile()) yield path;
  }
}

export function isGenerated(file: string): boolean {
  return /\.gen\.(ts|json|md)$/.test(file);
}

/** A text without its comments, each replaced by nothing but its line breaks; `//` inside a string is left alone. */
export function withoutComments(text: string): string {
  const pattern = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|\/\/.*/g;
  return text.replace(pattern, (part) => (/^\/[/*]/.test(part) ? part.replace(/[^\n]/g, "") : part));
}

/** Lines that say something: neither blank nor comment. */
export function sourceLines(file: string): number {
  return withoutComments(read(file))
    .split("\n")
    .filter((line) => line.trim() !== "").length;
}

/** What a module imports or exports from elsewhere, as written. */
export function importsOf(file: string): string[] {
  const code = withoutComments(read(file));
  const statements = code.matchAll(/^(?:import|export)\b(?:[^;"'`]*?\bfrom\b)?\s*["']([^"']+)["']/gm);
  const calls = code.matchAll(/\bimport\(\s*["']([^"']+)["']/g);
  return [...statements, ...calls].map((match) => match[1] as string);
}

/** All that have a package: the folders of specs/. */
export const packaged: readonly string[] = files("specs/*/openapi.yaml").map((file) => file.split("/")[1] as string);

const isUpstream = (provider: string): boolean =>
  JSON.parse(read(`specs/${provider}/source.json`)).origin === "upstream";

/** The providers whose description was written here, with examples that are a small world, and whose runs are read. */
export const providers: readonly string[] = packaged.filter((provider) => !isUpstream(provider));

/** The others: a client, generated from the provider's own document. */
export const clients: readonly string[] = packaged.filter(isUpstream);
