import { output } from "./command.ts";
import { contentProblems, strayPaths } from "./contents.ts";
import { sizeProblems } from "./sizes.ts";
import type { Tarball } from "./tarball.ts";

/** What is wrong with a tarball: its files, its size, and how Node and TypeScript would find their way in it. */
export async function tarballProblems(tarball: Tarball, builtIn: readonly string[]): Promise<string[]> {
  return [
    ...contentProblems(tarball),
    ...strayPaths(tarball, builtIn),
    ...sizeProblems(tarball),
    ...(await complaint("publint", "--strict", tarball.path)),
    ...(await complaint("attw", "--profile", "esm-only", "--no-color", tarball.path)),
  ];
}

async function complaint(tool: string, ...args: string[]): Promise<string[]> {
  try {
    await output(tool, args);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}
