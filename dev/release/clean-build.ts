import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import { cp } from "node:fs/promises";
import { dirname, join } from "node:path";
import { output } from "./command.ts";
import type { PublishablePackage } from "./publishable.ts";
import { pack, type Tarball } from "./tarball.ts";

/** What two machines may differ in, and a build must not show. */
export interface Surroundings {
  readonly timeZone: string;
  readonly umask: number;
  /** When each file was last changed. */
  readonly changed: Date;
}

/** Copies what git would take of the tree at `root`, builds it there and packs it. What is built already is not looked at. */
export async function cleanBuild(
  root: string,
  packages: readonly PublishablePackage[],
  into: string,
  { timeZone, umask, changed }: Surroundings,
): Promise<Tarball[]> {
  const before = process.umask(umask);
  const tree = join(into, "tree");
  const tarballs = join(into, "tarballs");
  mkdirSync(tarballs, { recursive: true });
  try {
    await copyTree(root, tree, changed, umask);
    const env = { ...process.env, TZ: timeZone };
    const filters = packages.flatMap(({ manifest }) => ["--filter", manifest.name]);
    await output("pnpm", ["--dir", tree, "--recursive", ...filters, "run", "build"], { env });
    return await Promise.all(packages.map(({ folder }) => pack(tree, folder, tarballs)));
  } finally {
    process.umask(before);
  }
}

async function copyTree(root: string, tree: string, changed: Date, umask: number): Promise<void> {
  const listed = await output("git", ["-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
  for (const file of new Set(listed.split("\0"))) {
    if (file === "" || !existsSync(join(root, file))) continue;
    const copy = join(tree, file);
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(join(root, file), copy);
    chmodSync(copy, lstatSync(copy).mode & ~umask);
    utimesSync(copy, changed, changed);
  }
  await linkInstalled(root, tree);
}

/** What is installed is linked, not copied: the root's tools, and each package's own links into them. */
async function linkInstalled(root: string, tree: string): Promise<void> {
  const installed = join(root, "node_modules");
  mkdirSync(join(tree, "node_modules"));
  for (const name of readdirSync(installed)) {
    // The rest of the dotted ones is what pnpm and others keep for themselves.
    if (name.startsWith(".") && name !== ".pnpm") continue;
    symlinkSync(join(installed, name), join(tree, "node_modules", name));
  }
  for (const folder of readdirSync(join(tree, "packages"))) {
    const links = join("packages", folder, "node_modules");
    if (existsSync(join(root, links)))
      await cp(join(root, links), join(tree, links), { recursive: true, verbatimSymlinks: true });
  }
}
