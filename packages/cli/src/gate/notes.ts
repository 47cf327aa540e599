import { counted } from "../text/counted.ts";
import type { CaseRow } from "./case-table.ts";
import { isFlaky } from "./case-table.ts";
import { type Compared, isPaired } from "./compare.ts";
import type { GatePolicy } from "./input.ts";
import type { Taken } from "./intake.ts";
import { oneLine, some } from "./wording.ts";

/** What a reader has to know of the runs beside the rules. */
export function notesOn(heads: readonly Taken[], rows: readonly CaseRow[], policy: GatePolicy): string[] {
  const flaky = rows.filter(isFlaky);
  return [
    ...heads.flatMap(repeatedKeys),
    ...(flaky.length > 0 && policy.maxFlaky === undefined
      ? [
          `${counted(flaky.length, "case")} passed in some of the runs and not in others: ${some(flaky.map(({ key, name }) => name ?? key ?? ""))}`,
        ]
      : []),
  ];
}

function repeatedKeys({ ref, cases = [] }: Taken): string[] {
  const keys = cases.flatMap(({ key }) => (key === undefined ? [] : [key]));
  const more = keys.length - new Set(keys).size;
  if (more === 0) return [];
  return [`${oneLine(ref)}: ${counted(more, "case")} with a key that an earlier one has; of those, the worst counts`];
}

/** What a reader has to know of a comparison. */
export function notesOnBase({ heads, base, rows }: Compared, policy: GatePolicy): string[] {
  const paired = isPaired(rows);
  const { status = "unknown", provider } = base.run ?? {};
  const keyless = rows.filter(({ key, heads: judged }) => key === undefined && judged.length > 0).length;
  const notes: string[] = [];
  if (status !== "completed")
    notes.push(`the base ${oneLine(base.ref)} is ${status}: what it did not judge cannot regress`);
  if (!base.cases?.some(({ outcome }) => outcome === "passed"))
    notes.push(`nothing passed in the base ${oneLine(base.ref)}: nothing can regress`);
  if (!paired)
    notes.push(
      `unpaired: no case can be matched with one of the base ${oneLine(base.ref)}, so that only rates are compared`,
    );
  if (paired && keyless > 0) notes.push(`${counted(keyless, "case")} without a key cannot be compared with the base`);
  if (paired && policy.margin !== undefined)
    notes.push("margin is asked only where no case can be paired; cases were paired");
  if (paired && provider === "vogent")
    notes.push("Vogent: a record that was edited in between is still the same record, and nothing shows it");
  return [...notes, ...movedJudges(heads, base)];
}

/** A judge that was revised between two runs may be what made the difference. */
function movedJudges(heads: readonly Taken[], base: Taken): string[] {
  const before = versionsOf([base]);
  const now = versionsOf(heads);
  return [...now.keys()].sort().flatMap((id) => {
    const [old, current] = [before.get(id), now.get(id)];
    if (!old || !current || [...current].every((version) => old.has(version))) return [];
    const shown = (versions: ReadonlySet<string>) => some([...versions].sort());
    return [
      `the judge moved, not only the agent: eval agent ${some([id])} was ${shown(old)} in the base and is ${shown(current)} here`,
    ];
  });
}

function versionsOf(runs: readonly Taken[]): ReadonlyMap<string, ReadonlySet<string>> {
  const versions = new Map<string, Set<string>>();
  for (const { judge } of runs.flatMap(({ cases }) => cases ?? [])) {
    if (judge?.version === undefined) continue;
    versions.set(judge.id, (versions.get(judge.id) ?? new Set<string>()).add(judge.version));
  }
  return versions;
}
