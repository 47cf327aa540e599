import { dirname } from "node:path/posix";
import { files, read } from "./repository.ts";

/** A package.json, as far as the house rules look at it. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly license: string;
  readonly type: string;
  readonly sideEffects?: boolean;
  readonly repository?: { readonly url: string };
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly engines?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly publishConfig?: { readonly exports?: Readonly<Record<string, unknown>> };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Package {
  /** The folder, from the root: `packages/core`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The packages that ship. */
export function shippedPackages(): Package[] {
  return packagesAt("packages/*/package.json");
}

/** Every package.json of the workspace; a folder with a pnpm-workspace.yaml of its own is a root of its own, and no part of it. */
export function allPackages(): Package[] {
  const apart = new Set(ownRoots().map(({ folder }) => folder));
  return packagesAt("**/package.json", "package.json").filter(({ folder }) => !apart.has(folder));
}

/** The packages that are installed for themselves, and by nothing but the program that needs them. */
export function ownRoots(): Package[] {
  return packagesAt(...files("*/**/pnpm-workspace.yaml").map((file) => `${dirname(file)}/package.json`));
}

function packagesAt(...globs: string[]): Package[] {
  return files(...globs).map((file) => ({
    folder: file.replace(/\/?package\.json$/, ""),
    manifest: JSON.parse(read(file)),
  }));
}

/** All that a package depends on in any way: name and version as written. */
export function dependenciesOf({ manifest }: Package): [name: string, version: string][] {
  const { dependencies, devDependencies, peerDependencies, optionalDependencies } = manifest;
  return [dependencies, devDependencies, peerDependencies, optionalDependencies].flatMap((one) =>
    Object.entries(one ?? {}),
  );
}
