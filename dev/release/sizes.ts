import type { Tarball } from "./tarball.ts";

/** The most that a packed package may weigh, in kB. Raised on purpose, with the change that needs it. */
const budgets: Readonly<Record<string, number>> = {
  core: 160,
  bridge: 60,
  mock: 240,
};

/** For each package that is not named above: the providers. */
const otherBudget = 70;

/** Bytes as kB, with one decimal. */
export function kilobytes(bytes: number): number {
  return Math.round(bytes / 100) / 10;
}

/** Whether a package outgrew its budget, in a line. */
export function sizeProblems({ folder, size }: Pick<Tarball, "folder" | "size">): string[] {
  const budget = budgets[folder] ?? otherBudget;
  if (size <= budget * 1000) return [];
  return [
    `the tarball has ${kilobytes(size)} kB, of ${budget} allowed; raise it in dev/release/sizes.ts if it has to be`,
  ];
}
