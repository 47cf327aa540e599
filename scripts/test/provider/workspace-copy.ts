import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, matchesGlob, relative, sep } from "node:path";
import { defaultRoot } from "../../src/workspace.ts";

/** What a workspace is made of, as far as a new provider meets it. */
const parts = [
  ...["packages", "contract", "scripts", "specs", "dev", "package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml"],
  ...[
    "tsconfig.json",
    "tsconfig.build.json",
    "tsconfig.types.json",
    "vitest.config.ts",
    "biome.json",
    "LICENSE",
    ".gitignore",
  ],
];
/** What git ignores; what is installed is needed, and is links to what lies in the root. */
const ignored = readFileSync(join(defaultRoot, ".gitignore"), "utf8")
  .split("\n")
  .map((pattern) => pattern.replace(/\/$/, ""))
  .filter((pattern) => pattern !== "" && pattern !== "node_modules");

/** Whether a new provider could meet it. A pnpm root of its own has its packages in its folder: gigabytes, which nothing here uses. */
function isMet(path: string): boolean {
  const name = basename(path);
  if (name === "node_modules") return !existsSync(join(dirname(path), "pnpm-workspace.yaml"));
  return (
    relative(defaultRoot, path).split(sep).includes("node_modules") ||
    !ignored.some((pattern) => matchesGlob(name, pattern))
  );
}

/** A workspace like this one, in a folder of its own, with what is installed here. */
export interface WorkspaceCopy {
  readonly root: string;
  /** Does what an installation would: makes a new package known to the contract suite, and core known to it. */
  link(provider: string): void;
  remove(): void;
}

export function copyWorkspace(): WorkspaceCopy {
  const root = mkdtempSync(join(tmpdir(), "evalbridge-workspace-"));
  for (const part of parts)
    cpSync(join(defaultRoot, part), join(root, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: isMet,
    });
  symlinkSync(join(defaultRoot, "node_modules"), join(root, "node_modules"));
  return {
    root,
    link(provider) {
      const folder = join(root, "packages", provider, "node_modules/@evalbridge");
      mkdirSync(folder, { recursive: true });
      symlinkSync("../../../core", join(folder, "core"));
      symlinkSync(`../../../packages/${provider}`, join(root, "contract/node_modules/@evalbridge", provider));
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
