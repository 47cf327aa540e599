import type { Place } from "./page.ts";
import type { SourceScript } from "./script.ts";

/** What runs are listed under. */
export interface Parent extends Place {
  readonly name: string;
  /** Whether only runs that name it are listed under it. */
  readonly isNamedOnly: boolean;
}

/** Those that the script tells or the seed makes up, and those that its runs name beside. */
export function parentsOf(
  { parents = 3, runs = [] }: SourceScript,
  idOf: (kind: "parent", number: number) => string,
  createdMs: number,
): Parent[] {
  const given: readonly { id: string; name?: string }[] =
    typeof parents === "number"
      ? Array.from({ length: parents }, (_, index) => ({ id: idOf("parent", index + 1) }))
      : parents;
  const told = new Set(given.map(({ id }) => id));
  const named = new Set(runs.flatMap(({ parent = [] }) => parent).filter((id) => !told.has(id)));
  return [...given, ...[...named].map((id) => ({ id, name: undefined }))].map(({ id, name }, index) => ({
    id,
    name: name ?? `Number ${index + 1}`,
    isNamedOnly: named.has(id),
    createdMs: createdMs - index,
  }));
}
