import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
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
const made = new Set(["dist", ".coverage", ".examples", ".turbo"]);

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
      filter: (path) => !made.has(basename(path)),
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
