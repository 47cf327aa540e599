import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { complaint, run } from "./child.ts";

/** A pnpm root of its own: nothing else needs what is in it. Its package.json says each version, and nothing else does. */
export const tools: string = join(import.meta.dirname, "tools");

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const manifest: Manifest = JSON.parse(readFileSync(join(tools, "package.json"), "utf8"));
const pinned: Readonly<Record<string, string>> = { ...manifest.dependencies, ...manifest.optionalDependencies };

/** The version that tools/package.json asks for; of an alias, that of what it stands for. */
export function pinnedVersion(name: string): string {
  const version = pinned[name]?.replace(/^npm:.*@/, "");
  if (version === undefined) throw new Error(`dev/runtimes/tools/package.json does not name ${name}`);
  return version;
}

/** The same package as npm takes it on its command line. */
export function asWanted(name: string): string {
  return `${name}@${pinned[name]}`;
}

/** The path of something in an installed package. */
export function inTool(name: string, ...parts: string[]): string {
  return join(tools, "node_modules", name, ...parts);
}

export function isInstalled(name: string): boolean {
  return existsSync(inTool(name, "package.json"));
}

/** Installs what the lockfile says. What is optional and cannot be had on this machine is left out by pnpm, and then is not run. */
export async function installTools(): Promise<void> {
  const ended = await run("pnpm", ["install", "--frozen-lockfile"], tools, 400_000);
  if (ended.code !== 0) throw new Error(`dev/runtimes/tools could not be installed: ${complaint(ended)}`);
}
