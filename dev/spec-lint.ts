/** Lints the specs that were written here. What a provider wrote is its own; code generation reads it as it is. */
import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const authored = globSync("specs/*/source.json", { cwd: root })
  .filter((file) => JSON.parse(readFileSync(join(root, file), "utf8")).origin === "authored")
  .map((file) => file.replace("source.json", "openapi.yaml"))
  .sort();
const { status } = spawnSync("redocly", ["lint", ...authored], {
  cwd: root,
  stdio: "inherit",
  shell: process.platform === "win32",
});
process.exitCode = status ?? 1;
