import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, type JsonObject, objectOf } from "../json.ts";

/** A package of the workspace, as far as a bump concerns it. */
export interface Package {
  readonly name: string;
  readonly version: string;
  readonly isPrivate: boolean;
  /** The packages it is made of. */
  readonly dependencies: ReadonlySet<string>;
}

/** The packages, by their folders under `packages/`. */
export function readPackages(root: string): ReadonlyMap<string, Package> {
  const folder = join(root, "packages");
  const folders = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(
    folders
      .filter((name) => existsSync(join(folder, name, "package.json")))
      .map((name) => [name, packageOf(JSON.parse(readFileSync(join(folder, name, "package.json"), "utf8")))]),
  );
}

function packageOf(manifest: unknown): Package {
  const { name, version, private: hidden, dependencies }: JsonObject = isObject(manifest) ? manifest : {};
  return {
    name: String(name),
    version: String(version),
    isPrivate: hidden === true,
    dependencies: new Set(Object.keys(objectOf(dependencies))),
  };
}

/** The packages that hand on what a package exports: those that depend on it, and those that depend on them. */
export function dependentsOf(packages: ReadonlyMap<string, Package>, name: string): Package[] {
  const found = new Set<Package>();
  const reached = new Set([name]);
  // A set may grow while it is walked.
  for (const one of reached)
    for (const candidate of packages.values()) {
      if (!candidate.dependencies.has(one) || reached.has(candidate.name)) continue;
      reached.add(candidate.name);
      found.add(candidate);
    }
  return [...found];
}
