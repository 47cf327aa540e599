import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Writes all of the files or none, folders included: each is written beside its place before the first is moved there, and what stops
 * on the way is taken back.
 */
export function writeTogether(root: string, files: ReadonlyMap<string, string>): void {
  const written = [...files].map(([file, text]) => {
    const path = join(root, file);
    return { path, text, beside: `${path}.${process.pid}.tmp` };
  });
  const made = new Set(written.flatMap(({ path }) => missingFolders(dirname(path))));
  try {
    for (const { path, text, beside } of written) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(beside, text);
    }
    for (const { path, beside } of written) renameSync(beside, path);
  } catch (error) {
    for (const { beside } of written) rmSync(beside, { force: true });
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The folders that are still to be made, the outermost first. */
function missingFolders(folder: string): string[] {
  return existsSync(folder) ? [] : [...missingFolders(dirname(folder)), folder];
}
