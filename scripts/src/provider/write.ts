import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Generated } from "../generate.ts";

/**
 * Writes a new provider's files, and those that are generated from them; all, or none: they are made elsewhere first. Answers
 * the generated files' paths.
 */
export async function writeAll(
  root: string,
  files: ReadonlyMap<string, string>,
  generate: (stage: string) => Promise<Generated>,
): Promise<string[]> {
  const stage = mkdtempSync(join(tmpdir(), "evalbridge-provider-"));
  try {
    for (const [file, text] of files) write(join(stage, file), text);
    const generated = (await generate(stage)).files;
    place(root, new Map([...files, ...generated]));
    return [...generated.keys()];
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Each file is written beside its place before the first is moved there. What stops halfway is taken back. */
function place(root: string, files: ReadonlyMap<string, string>): void {
  const beside = (path: string) => `${path}.${process.pid}.tmp`;
  const paths = [...files].map(([file, text]) => ({ path: join(root, file), text }));
  const made = new Set(paths.flatMap(({ path }) => missingFolders(root, dirname(path))));
  try {
    for (const { path, text } of paths) write(beside(path), text);
    for (const { path } of paths) renameSync(beside(path), path);
  } catch (error) {
    for (const { path } of paths) rmSync(beside(path), { force: true });
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function missingFolders(root: string, folder: string): string[] {
  if (folder === root || existsSync(folder)) return [];
  return [...missingFolders(root, dirname(folder)), folder];
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
