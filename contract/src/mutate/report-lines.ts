import { type Figures, hashOf, measuredFiles, readFigures, type Tally } from "./figures.ts";
import { reasons } from "./survivors.ts";

/** Of a hundred mutants of a provider, so many have to be killed. */
const leastPercent = 95;
const again = "run: npm run contract:mutate";

/** What is said, and whether it is good enough. */
export interface MutationReport {
  readonly lines: readonly string[];
  readonly ok: boolean;
}

/** The kept figures of the mutation run, for the report: whom the suite kills, who survives and why, and whether that still holds. */
export function mutationLines(): MutationReport {
  const figures = readFigures();
  if (!figures) return { lines: [`mutants: NEVER MEASURED; ${again}`], ok: false };
  return linesFor(figures, hashOf(measuredFiles()), reasons);
}

/** The same for given figures, the hash of the sources as they are now, and the reasons there are. */
export function linesFor(
  figures: Figures,
  hashNow: string,
  reasonOf: Readonly<Record<string, string>>,
): MutationReport {
  const owners = Object.entries(figures.owners);
  const poor = owners.filter(([, tally]) => percent(tally) < leastPercent);
  const fresh = figures.measuredOn === hashNow;
  const silent = figures.survivors.filter(({ id }) => reasonOf[id] === undefined);
  const lines = [
    ...owners.map(([owner, tally]) => `mutants of ${owner}: ${said(tally)}`),
    ...figures.survivors.map(
      ({ id, what }) =>
        `  survives: ${id} (${what}): ${reasonOf[id] ?? "NO REASON GIVEN; kill it, or say why in survivors.ts"}`,
    ),
    ...poor.map(([owner]) => `mutants of ${owner}: BELOW ${leastPercent} %`),
    ...(fresh ? [] : [`mutants: STALE, measured on ${figures.measuredOn}, the sources are now ${hashNow}; ${again}`]),
  ];
  return { lines, ok: fresh && poor.length === 0 && silent.length === 0 };
}

function said(tally: Tally): string {
  return `${tally.killed} of ${tally.total} killed (${percent(tally).toFixed(1)} %)`;
}

function percent({ killed, total }: Tally): number {
  return total === 0 ? 0 : (100 * killed) / total;
}
