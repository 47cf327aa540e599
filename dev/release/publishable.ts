import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a package.json says, as far as a release needs to know. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly description?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly publishConfig?: Readonly<Record<string, unknown>>;
}

export interface PublishablePackage {
  /** The name of the folder in `packages/`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Every package that gets published, each after those that it depends on: a reader of the registry never finds half. */
export function publishablePackages(root: string): PublishablePackage[] {
  // A branch that had one more package leaves its node_modules behind.
  const isPackage = (folder: string) => existsSync(join(root, "packages", folder, "package.json"));
  const folders = readdirSync(join(root, "packages")).filter(isPackage).sort();
  const all = folders.map((folder) => ({ folder, manifest: manifestIn(join(root, "packages", folder)) }));
  return byDependency(all.filter(({ manifest }) => manifest.private !== true));
}

export function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

function byDependency(packages: readonly PublishablePackage[]): PublishablePackage[] {
  const byName = new Map(packages.map((one) => [one.manifest.name, one]));
  const ordered = new Set<PublishablePackage>();
  const add = (one: PublishablePackage, above: readonly string[]): void => {
    const { name, dependencies = {} } = one.manifest;
    if (above.includes(name))
      throw new Error(`packages depend on each other in a circle: ${[...above, name].join(" → ")}`);
    for (const dependency of Object.keys(dependencies)) {
      const ours = byName.get(dependency);
      if (ours) add(ours, [...above, name]);
    }
    ordered.add(one);
  };
  for (const one of packages) add(one, []);
  return [...ordered];
}
