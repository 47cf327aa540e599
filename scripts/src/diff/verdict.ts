import type { Spec } from "../model/operation.ts";
import type { Change } from "./change.ts";
import { compareSpecs } from "./compare-specs.ts";
import { compareeOf } from "./comparee.ts";
import { askCompiler } from "./compiled.ts";
import { explained } from "./explain.ts";
import { type Level, largest } from "./level.ts";
import type { Line } from "./line.ts";
import { askRedocly, type Verdict as Rule } from "./redocly.ts";

/** What two specs mean for the version of the package that is made from them, and why. */
export interface Verdict {
  readonly level: Level;
  /** What each signal asks for. The largest wins. */
  readonly signals: { readonly structure: Level; readonly redocly: Level; readonly types: Level };
  readonly changes: readonly Change[];
  /** What `redocly diff` takes for breaking. */
  readonly rules: readonly Rule[];
  /** What the old types promised, and the new ones do not keep. */
  readonly broken: readonly Line[];
  /** What only the new types can do. */
  readonly gained: readonly Line[];
}

/** Judges several comparisons at once, which costs little more than one: each tool is started once. */
export async function judge(pairs: readonly { readonly old: Spec; readonly now: Spec }[]): Promise<Verdict[]> {
  const comparisons = pairs.map(({ old, now }) => {
    const comparee = compareeOf(old, now);
    const found = compareSpecs(comparee);
    return { comparee, found, levels: levelsOf(found) };
  });
  const comparees = comparisons.map(({ comparee }) => comparee);
  const [rules, types] = await Promise.all([askRedocly(comparees), askCompiler(comparisons)]);
  return comparisons.map(({ found }, index) => {
    const { broken, gained } = types[index] ?? { broken: [], gained: [] };
    const said = rules[index] ?? [];
    const signals = {
      structure: largest(found.map(({ level }) => level)),
      redocly: said.length > 0 ? "major" : "none",
      types: broken.length > 0 ? "major" : gained.length > 0 ? "minor" : "none",
    } as const;
    const changes = explained(found, { rules: said, broken, gained });
    return { level: largest(Object.values(signals)), signals, changes, rules: said, broken, gained };
  });
}

/** How grave the gravest change of each operation is. */
function levelsOf(changes: readonly Change[]): Map<string, Level> {
  const levels = new Map<string, Level>();
  for (const { level, operations } of changes)
    for (const id of operations) levels.set(id, largest([level, levels.get(id) ?? "none"]));
  return levels;
}
