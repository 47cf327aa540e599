import type { Tarball } from "./tarball.ts";

/**
 * The most that a packed package may weigh beside what is generated, in kB: how much that is, a provider's document decides. Raised on
 * purpose, with the change that needs it.
 */
const budgets: Readonly<Record<string, number>> = {
  cli: 450,
  core: 175,
  bridge: 60,
  mock: 180,
};

/** For each package that is not named above: the providers. */
const otherBudget = 25;

/** Bytes as kB, with one decimal. */
export function kilobytes(bytes: number): number {
  return Math.round(bytes / 100) / 10;
}

/** Whether a package outgrew its budget, in a line. */
export function sizeProblems({
  folder,
  size,
  generatedSize,
}: Pick<Tarball, "folder" | "size" | "generatedSize">): string[] {
  const budget = budgets[folder] ?? otherBudget;
  const own = size - generatedSize;
  if (own <= budget * 1000) return [];
  return [
    `the tarball has ${kilobytes(own)} kB beside what is generated, of ${budget} allowed; raise it in dev/release/sizes.ts if it has to be`,
  ];
}
