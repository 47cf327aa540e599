/** Packs each package that gets published and reads the tarball as its users will. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "..");
const tarballs = mkdtempSync(join(tmpdir(), "evalbridge-packages-"));
process.on("exit", () => rmSync(tarballs, { recursive: true, force: true }));

const folders = readdirSync(join(root, "packages")).filter((folder) => {
  const manifest = JSON.parse(readFileSync(join(root, "packages", folder, "package.json"), "utf8"));
  return manifest.private !== true;
});

/** What a tool printed; an exit code other than 0 throws all of it. */
async function output(tool: string, ...args: string[]): Promise<string> {
  try {
    return (await promisify(execFile)(tool, args)).stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${tool}\n${stdout}${stderr}`, { cause: error });
  }
}

async function check(folder: string): Promise<void> {
  const tarball = join(tarballs, `${folder}.tgz`);
  await output("pnpm", "--dir", join(root, "packages", folder), "pack", "--out", tarball);

  const files = (await output("tar", "-tzf", tarball)).trim().split("\n");
  const wanted = ["LICENSE", "README.md", "dist/index.js", "dist/index.d.ts"];
  const missing = wanted.filter((file) => !files.includes(`package/${file}`));
  if (missing.length > 0) throw new Error(`the tarball lacks ${missing.join(", ")}`);

  const manifest = await output("tar", "-xzOf", tarball, "package/package.json");
  if (/"(workspace|catalog):/.test(manifest))
    throw new Error("package.json in the tarball still says workspace: or catalog:");

  await output("publint", "--strict", tarball);
  await output("attw", "--profile", "esm-only", "--no-color", tarball);
}

const results = await Promise.allSettled(folders.map(check));
for (const [index, result] of results.entries()) {
  if (result.status === "rejected") console.error(`packages/${folders[index]}: ${result.reason.message}`);
}
const good = results.filter((result) => result.status === "fulfilled").length;
console.log(`${good} of ${folders.length} packages are ready to publish`);
if (good < folders.length) process.exitCode = 1;
