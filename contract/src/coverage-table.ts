import { isObject, type Operation, type Spec, valueAt } from "@evalbridge-internal/scripts";
import { type Coverage, nothing, type ProviderCoverage } from "./coverage.ts";
import { argumentsShape } from "./shape/arguments-shape.ts";
import { facetsOf } from "./shape/facets.ts";

export interface CoverageTable {
  readonly lines: readonly string[];
  /** Whether everything that is documented was called, and the second validator found nothing. */
  readonly complete: boolean;
}

const called = "✓";
const missed = "✗";
const columnWidth = 5;

/**
 * Operations by the statuses that they document, called or not; then what of their parameters and bodies never arrived; then a line for each
 * provider and one for all.
 */
export function coverageTable(specs: readonly Spec[], coverage: Coverage): CoverageTable {
  const reports = specs.map((spec) => providerTable(spec, coverage[spec.provider] ?? nothing));
  const operations = reports.flatMap((report) => report.operations);
  const skipped = operations.filter((wasCalled) => !wasCalled).length;
  const none = skipped === 0 ? "none" : String(skipped);
  return {
    lines: [
      `${called} called, ${missed} documented but not called, blank: not documented`,
      "",
      ...reports.flatMap(({ lines }) => [...lines, ""]),
      ...reports.flatMap(({ summary }) => summary),
      `total      ${operations.length - skipped} of ${operations.length} operations called, ${none} skipped`,
    ],
    complete: reports.every(({ complete }) => complete) && skipped === 0,
  };
}

function providerTable(spec: Spec, seen: ProviderCoverage) {
  const rows = spec.operations.map((operation) => {
    const { id } = operation;
    const documented = statusesOf(spec, operation);
    const answered = (seen.statuses[id] ?? []).map(String);
    const facets = facetsOf(argumentsShape(spec, operation));
    return {
      id,
      documented,
      missing: documented.filter((status) => !answered.includes(status)),
      answered,
      facets,
      missingFacets: facets.filter((facet) => !seen.facets[id]?.includes(facet)),
    };
  });
  const columns = [...new Set(rows.flatMap(({ documented }) => documented))].sort();
  const idWidth = Math.max(...rows.map(({ id }) => id.length)) + 2;
  const line = (first: string, cells: readonly string[]) =>
    `${first.padEnd(idWidth)}${cells.map((cell) => cell.padEnd(columnWidth)).join("")}`.trimEnd();

  const count = (key: "documented" | "missing" | "facets" | "missingFacets") => rows.flatMap((row) => row[key]).length;
  const [statuses, missing, facets, missingFacets] = [
    ...[count("documented"), count("missing")],
    ...[count("facets"), count("missingFacets")],
  ] as const;
  const operations = rows.map(({ answered }) => answered.length > 0);
  const head = spec.provider.padEnd(10);
  return {
    lines: [
      line(spec.provider, columns),
      ...rows.map((row) => {
        const mark = (status: string) => (row.missing.includes(status) ? missed : called);
        return line(
          row.id,
          columns.map((status) => (row.documented.includes(status) ? mark(status) : "")),
        );
      }),
      ...rows.flatMap(({ id, missingFacets: list }) => list.map((facet) => `${missed} ${id} ${facet} never arrived`)),
    ],
    summary: [
      `${head} ${operations.filter(Boolean).length} of ${rows.length} operations called, ${statuses - missing} of ${statuses} documented statuses`,
      `${head} parameters ${facets - missingFacets} of ${facets} facets, second-validator mismatches ${seen.mismatches} of ${seen.exchanges} exchanges`,
    ],
    operations,
    complete: missing + missingFacets + seen.mismatches === 0,
  };
}

/** Out of the document itself, so that nothing a reader of it passes over can be forgotten here. */
function statusesOf({ document }: Spec, { at }: Operation): string[] {
  const responses = valueAt(document, [...at, "responses"]);
  return isObject(responses) ? Object.keys(responses).sort() : [];
}
