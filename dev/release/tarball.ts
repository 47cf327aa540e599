import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";
import { output } from "./command.ts";
import { type Manifest, manifestIn } from "./publishable.ts";

/** A packed package, and what is in it. */
export interface Tarball {
  readonly path: string;
  /** The name of the folder in `packages/`. */
  readonly folder: string;
  /** Where it lies unpacked. */
  readonly contents: string;
  /** Its files, by their paths inside, sorted. */
  readonly files: readonly string[];
  readonly manifest: Manifest;
  /** In bytes. */
  readonly size: number;
  readonly unpackedSize: number;
  /** Of `size`, what the generated files take: they grow with the provider's document, and nobody wrote them. */
  readonly generatedSize: number;
  readonly sha256: string;
}

/** Packs `packages/<folder>` of the tree at `root` into `into`, as pnpm publishes it, and unpacks it beside. */
export async function pack(root: string, folder: string, into: string): Promise<Tarball> {
  const path = join(into, `${folder}.tgz`);
  await output("pnpm", ["--dir", join(root, "packages", folder), "pack", "--out", path]);
  const unpacked = join(into, folder);
  mkdirSync(unpacked, { recursive: true });
  await output("tar", ["-xzf", path, "-C", unpacked]);
  return readTarball(path, folder, join(unpacked, "package"));
}

function readTarball(path: string, folder: string, contents: string): Tarball {
  const files = filesIn(contents);
  const bytes = readFileSync(path);
  return {
    path,
    folder,
    contents,
    files,
    manifest: manifestIn(contents),
    size: bytes.length,
    generatedSize: Math.round(bytes.length * generatedShare(contents, files)),
    unpackedSize: files.reduce((sum, file) => sum + statSync(join(contents, file)).size, 0),
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}

/** How much of an archive the generated files are: packed one by one, all come out somewhat larger than together. */
function generatedShare(contents: string, files: readonly string[]): number {
  const packed = files.map((file) => gzipSync(readFileSync(join(contents, file))).length);
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
  return sum(packed.filter((_, index) => files[index]?.includes(".gen."))) / sum(packed);
}

/** The files below a folder, by their paths from it with `/`, sorted. */
export function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}
