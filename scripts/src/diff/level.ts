/** How much a version has to move, by the rules of 1.0 and after. */
export type Level = "none" | "patch" | "minor" | "major";

export const levels: readonly Level[] = ["none", "patch", "minor", "major"];

export function isAbove(one: Level, other: Level): boolean {
  return levels.indexOf(one) > levels.indexOf(other);
}

/** The largest of some levels; `none` of none. */
export function largest(some: Iterable<Level>): Level {
  let found: Level = "none";
  for (const level of some) if (isAbove(level, found)) found = level;
  return found;
}

/** What a level asks of a package at this version: before 1.0 a minor version may break. */
export function bumpOf(level: Level, version: string): Level {
  return level === "major" && version.startsWith("0.") ? "minor" : level;
}
