/** Packs each package that gets published, as it is built now, and reads the tarball as its users will. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tarballProblems } from "./release/inspect.ts";
import { publishablePackages } from "./release/publishable.ts";
import { pack } from "./release/tarball.ts";

const root = join(import.meta.dirname, "..");
const tarballs = mkdtempSync(join(tmpdir(), "evalbridge-packages-"));
process.on("exit", () => rmSync(tarballs, { recursive: true, force: true }));

async function problemsOf(folder: string): Promise<string[]> {
  try {
    return await tarballProblems(await pack(root, folder, tarballs), [root]);
  } catch (error) {
    return [(error as Error).message];
  }
}

const folders = publishablePackages(root).map(({ folder }) => folder);
const results = await Promise.all(folders.map(problemsOf));
for (const [index, problems] of results.entries())
  for (const problem of problems) console.error(`packages/${folders[index]}: ${problem}`);
const good = results.filter((problems) => problems.length === 0).length;
console.log(`${good} of ${folders.length} packages are ready to publish`);
if (good < folders.length) process.exitCode = 1;
