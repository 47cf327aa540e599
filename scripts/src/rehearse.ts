import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inputHash, programHash } from "./fingerprint.ts";
import { type Generated, generate } from "./generate.ts";
import { writeTogether } from "./write-together.ts";

/**
 * Generates a provider's code, in memory, as if these files were written already.
 * @throws {SpecError} listing what is wrong with them
 */
export async function rehearse(root: string, provider: string, files: ReadonlyMap<string, string>): Promise<Generated> {
  const stage = mkdtempSync(join(tmpdir(), "evalbridge-rehearsal-"));
  try {
    const overlay = join("specs", provider, "overlay.yaml");
    if (existsSync(join(root, overlay))) {
      mkdirSync(dirname(join(stage, overlay)), { recursive: true });
      copyFileSync(join(root, overlay), join(stage, overlay));
    }
    writeTogether(stage, files);
    return await generate(stage, provider, inputHash(stage, provider, programHash()));
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
