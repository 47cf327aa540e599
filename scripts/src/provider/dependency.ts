import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const file = "contract/package.json";

/** The contract suite's manifest with a provider among its dependencies: its tests import the package. */
export function withDependency(root: string, provider: string): [string, string][] {
  return changed(root, (dependencies) => dependencies.set(`@evalbridge/${provider}`, "workspace:*"));
}

/** The same without it. */
export function withoutDependency(root: string, provider: string): [string, string][] {
  return changed(root, (dependencies) => dependencies.delete(`@evalbridge/${provider}`));
}

function changed(root: string, change: (dependencies: Map<string, string>) => void): [string, string][] {
  if (!existsSync(join(root, file))) return [];
  const manifest = JSON.parse(readFileSync(join(root, file), "utf8"));
  const dependencies = new Map<string, string>(Object.entries(manifest.dependencies ?? {}));
  change(dependencies);
  const sorted = Object.fromEntries([...dependencies].sort(([a], [b]) => (a < b ? -1 : 1)));
  return [[file, `${JSON.stringify({ ...manifest, dependencies: sorted }, undefined, 2)}\n`]];
}
