import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inputHash, programHash } from "../fingerprint.ts";
import { type Generated, generate } from "../generate.ts";

/**
 * Generates a provider's code, in memory, as if its files were these.
 * @throws {SpecError} listing what is wrong with them
 */
export async function rehearse(root: string, provider: string, files: ReadonlyMap<string, string>): Promise<Generated> {
  const stage = mkdtempSync(join(tmpdir(), "evalbridge-update-"));
  try {
    const folder = join("specs", provider);
    mkdirSync(join(stage, folder), { recursive: true });
    const overlay = join(folder, "overlay.yaml");
    if (existsSync(join(root, overlay))) copyFileSync(join(root, overlay), join(stage, overlay));
    for (const [file, text] of files) writeFileSync(join(stage, file), text);
    return await generate(stage, provider, inputHash(stage, provider, programHash()));
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
