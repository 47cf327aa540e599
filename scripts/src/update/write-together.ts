import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** All of the files or none: each is written beside its place before the first is moved there. */
export function writeTogether(root: string, files: ReadonlyMap<string, string>): void {
  const written = [...files].map(([file, text]) => {
    const path = join(root, file);
    return { path, text, beside: `${path}.${process.pid}.tmp` };
  });
  try {
    for (const { text, beside } of written) writeFileSync(beside, text);
    for (const { path, beside } of written) renameSync(beside, path);
  } finally {
    for (const { beside } of written) rmSync(beside, { force: true });
  }
}
