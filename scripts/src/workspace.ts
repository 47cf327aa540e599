import { existsSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Origin } from "./model/operation.ts";

/** The folders that code generation reads and writes. */
export interface Workspace {
  readonly root: string;
  /** The providers: the folders of `specs/`. There is no other registry. */
  readonly providers: readonly string[];
}

export const defaultRoot: string = join(import.meta.dirname, "../..");

export function openWorkspace(root: string = defaultRoot): Workspace {
  const specs = join(root, "specs");
  const folders = existsSync(specs) ? readdirSync(specs, { withFileTypes: true }) : [];
  // A folder with nothing to read is left over from another branch; one with a misnamed document is a mistake to be told.
  const isBegun = (name: string) => readdirSync(join(specs, name)).some((file) => /\.(ya?ml|json)$/.test(file));
  const providers = folders
    .filter((entry) => entry.isDirectory() && isBegun(entry.name))
    .map((entry) => entry.name)
    .sort();
  return { root, providers };
}

/** What is generated for a provider, by its path from the root. */
export interface Outputs {
  readonly types: string;
  readonly operations: string;
  readonly table: string;
  readonly document: string;
  /** What the command checks a start's arguments by. There is none where nothing is said to start a run. */
  readonly inputs?: string;
  /** What is left out of a provider's own document. There is none for one that was written here. */
  readonly leftOut?: string;
}

export function outputsOf(provider: string, origin: Origin, starts: boolean): Outputs {
  return {
    types: `packages/${provider}/src/openapi.gen.ts`,
    operations: `packages/${provider}/src/operations.gen.ts`,
    table: `packages/${provider}/src/table.gen.ts`,
    document: `packages/mock/documents/${provider}.gen.json`,
    ...(starts && { inputs: `packages/cli/documents/${provider}.gen.json` }),
    ...(origin === "upstream" && { leftOut: `packages/${provider}/left-out.gen.md` }),
  };
}

/** Generated files on disk, by their path from the root: what packages and mock hold under the two suffixes. */
export function generatedFiles({ root }: Workspace): string[] {
  const packages = join(root, "packages");
  if (!existsSync(packages)) return [];
  return readdirSync(packages, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => [
      ...readdirSync(join(packages, name)).map((file) => join(packages, name, file)),
      ...["src", "documents"].map((folder) => join(packages, name, folder)).flatMap(filesIn),
    ])
    .filter((file) => /\.gen\.[a-z]+$/.test(file))
    .map((file) => relative(root, file).split(sep).join("/"))
    .sort();
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true }).map((file) => join(folder, String(file)));
}
