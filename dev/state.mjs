import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** `pnpm@<version>`, said once, in package.json. */
export const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Folders of the workspace: those with a package.json, two levels deep. */
export function packageFolders() {
  const inside = (folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith("."))
      .map((entry) => join(folder, entry.name));
  const top = inside("");
  return ["", ...top, ...top.flatMap(inside)].filter((folder) => existsSync(join(root, folder, "package.json"))).sort();
}

/** What an installation depends on, as one hash. */
export function wantedState() {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  const files = [
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    ...packageFolders().map((folder) => join(folder, "package.json")),
  ];
  for (const file of files) hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

const stamp = join(root, "node_modules/.evalbridge");

/** The state that is installed, or nothing. */
export const installedState = {
  read: () => (existsSync(stamp) ? readFileSync(stamp, "utf8") : undefined),
  write: (state) => writeFileSync(stamp, state),
};
