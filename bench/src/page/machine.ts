import { existsSync, readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "../repository.ts";
import { rivalsFolder } from "../rivals/folder.ts";

/** What it was measured on, and how busy that was. */
export function machine(): string {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${memory}, load ${load()}`;
}

/** How many programs want a core, over the last minute. */
export const load = (): string => loadavg()[0]?.toFixed(1) ?? "unknown";

/** The version of each package that took part, as installed. */
export function versions(): readonly string[] {
  const of = (place: string, name: string) => {
    const file = join(place, "node_modules", name, "package.json");
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version : undefined;
  };
  const own = [
    ["typescript", of(join(root, "scripts"), "typescript")],
    ["typescript", of(join(root, "dev"), "typescript")],
    ["esbuild", of(join(root, "bench"), "esbuild")],
  ] as const;
  const rivals = Object.keys(rivalManifest().dependencies)
    .filter((name) => !name.startsWith("typescript"))
    .map((name) => [name, of(rivalsFolder, name)] as const);
  const known = [...own, ...rivals].filter(([, version]) => version !== undefined);
  return known.map(([name, version]) => `${name} ${version}`);
}

function rivalManifest(): { readonly dependencies: Readonly<Record<string, string>> } {
  return JSON.parse(readFileSync(join(rivalsFolder, "package.json"), "utf8"));
}
