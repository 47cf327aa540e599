import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CommandError } from "../../command-error.ts";
import { lineOf } from "../../told-error.ts";

/** A file to write: its path inside the folder, and its text. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes all files or none.
 * @param force whether one that is there is written over
 * @throws {CommandError} where one is there, or cannot be written
 */
export function writeTogether(folder: string, files: readonly NewFile[], force: boolean): void {
  const there = files.filter(({ path }) => existsSync(join(folder, path))).map(({ path }) => path);
  if (there.length > 0 && !force) {
    const [is, it] = there.length > 1 ? ["are", "them"] : ["is", "it"];
    throw new CommandError(`${there.join(" and ")} ${is} there already; --force writes over ${it}`);
  }
  const folders = there.filter((path) => statSync(join(folder, path)).isDirectory());
  if (folders.length > 0) throw new CommandError(`${folders.join(" and ")} is a folder; take it away`);
  // Beside its place, so that putting it there is a rename, which leaves nothing half-written.
  const drafts = files.map(({ path, text }) => ({
    draft: join(folder, `${path}.new`),
    target: join(folder, path),
    text,
  }));
  const written: string[] = [];
  try {
    for (const { draft, text } of drafts) {
      mkdirSync(dirname(draft), { recursive: true });
      writeFileSync(draft, text, { flag: "wx" });
      written.push(draft);
    }
    for (const { draft, target } of drafts) renameSync(draft, target);
  } catch (error) {
    for (const draft of written) rmSync(draft, { force: true });
    throw new CommandError(`nothing was written: ${lineOf(error)}`, 3, error);
  }
}
