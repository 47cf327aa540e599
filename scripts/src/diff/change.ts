import { type Level, levels } from "./level.ts";

/** One thing that is different for somebody who uses the package. */
export interface Change {
  readonly level: Exclude<Level, "none">;
  /** The methods it shows in; none where it concerns them all. */
  readonly operations: readonly string[];
  /** What changed: `Run.status`, `body.name`, `limit`; empty where it is the operation itself. */
  readonly field: string;
  /** What about it, as a sentence that begins with it would go on: `can now be "lost"`. */
  readonly text: string;
}

export type Say = (level: Change["level"], field: string, text: string) => void;

/** A change that several operations share, told once. The gravest come first, then those of the most operations. */
export function merged(changes: readonly Change[]): Change[] {
  const found = new Map<string, Change>();
  for (const change of changes) {
    const key = JSON.stringify([change.level, change.field, change.text, change.operations.length === 0]);
    const before = found.get(key);
    const operations = new Set([...(before?.operations ?? []), ...change.operations]);
    found.set(key, { ...change, operations: [...operations] });
  }
  const all = [...found.values()];
  return all.filter((change) => !hiddenBy(all, change)).toSorted(byLevel);
}

/** A shared schema reached from an argument and from a result: what is new to one may break the other, and that is told. */
function hiddenBy(all: readonly Change[], change: Change): boolean {
  return all.some(
    (other) =>
      other.field === change.field &&
      other.text === change.text &&
      levels.indexOf(other.level) > levels.indexOf(change.level) &&
      change.operations.every((id) => other.operations.includes(id)),
  );
}

function byLevel(one: Change, other: Change): number {
  return levels.indexOf(other.level) - levels.indexOf(one.level);
}
