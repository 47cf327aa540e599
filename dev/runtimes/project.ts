import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Tarball } from "../release/tarball.ts";
import { complaint, run } from "./child.ts";

/** A project that knows of the workspace nothing but packed packages. */
export interface Project {
  readonly folder: string;
  /** A folder in it with the programs, for one row alone. */
  place(name: string): string;
}

const programs = join(import.meta.dirname, "programs");

/** An empty folder, in which npm installs the tarballs, and from its registry what they depend on. */
export async function newProject(
  folder: string,
  tarballs: readonly Pick<Tarball, "path">[],
  cache: string,
  others: readonly string[] = [],
): Promise<Project> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", `--cache=${cache}`];
  const ended = await run(
    "npm",
    ["install", ...quiet, ...tarballs.map(({ path }) => path), ...others],
    folder,
    180_000,
  );
  if (ended.code !== 0) throw new Error(`npm could not install the packed packages: ${complaint(ended)}`);
  return {
    folder,
    place(name) {
      const own = join(folder, name);
      cpSync(programs, own, { recursive: true });
      return own;
    },
  };
}
