import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Generated } from "../generate.ts";
import { writeTogether } from "../write-together.ts";

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
    writeTogether(stage, files);
    const generated = (await generate(stage)).files;
    writeTogether(root, new Map([...files, ...generated]));
    return [...generated.keys()];
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
