import { isObject, type Operation, type Spec, valueAt } from "@evalbridge-internal/scripts";
import type { Coverage } from "./coverage.ts";

export interface CoverageTable {
  readonly lines: readonly string[];
  /** Whether everything that is documented was called. */
  readonly complete: boolean;
}

const called = "✓";
const missed = "✗";
const columnWidth = 5;

/** Operations by the statuses that they document, called or not, with a line for each provider and one for all. */
export function coverageTable(specs: readonly Spec[], coverage: Coverage): CoverageTable {
  const reports = specs.map((spec) => providerTable(spec, coverage[spec.provider] ?? {}));
  const operations = reports.flatMap((report) => report.operations);
  const skipped = operations.filter((wasCalled) => !wasCalled).length;
  const none = skipped === 0 ? "none" : String(skipped);
  return {
    lines: [
      `${called} called, ${missed} documented but not called, blank: not documented`,
      "",
      ...reports.flatMap(({ lines }) => [...lines, ""]),
      ...reports.map(({ summary }) => summary),
      `total      ${operations.length - skipped} of ${operations.length} operations called, ${none} skipped`,
    ],
    complete: reports.every(({ complete }) => complete) && skipped === 0,
  };
}

function providerTable(spec: Spec, seen: Coverage[string]) {
  const rows = spec.operations.map((operation) => {
    const documented = statusesOf(spec, operation);
    const answered = (seen[operation.id] ?? []).map(String);
    return {
      id: operation.id,
      documented,
      missing: documented.filter((status) => !answered.includes(status)),
      answered,
    };
  });
  const columns = [...new Set(rows.flatMap(({ documented }) => documented))].sort();
  const idWidth = Math.max(...rows.map(({ id }) => id.length)) + 2;
  const line = (first: string, cells: readonly string[]) =>
    `${first.padEnd(idWidth)}${cells.map((cell) => cell.padEnd(columnWidth)).join("")}`.trimEnd();

  const statuses = rows.flatMap(({ documented }) => documented).length;
  const missing = rows.flatMap((row) => row.missing).length;
  const operations = rows.map(({ answered }) => answered.length > 0);
  return {
    lines: [
      line(spec.provider, columns),
      ...rows.map(({ id, documented, missing }) => {
        const mark = (status: string) => (missing.includes(status) ? missed : called);
        return line(
          id,
          columns.map((status) => (documented.includes(status) ? mark(status) : "")),
        );
      }),
    ],
    summary: `${spec.provider.padEnd(10)} ${operations.filter(Boolean).length} of ${rows.length} operations called, ${statuses - missing} of ${statuses} documented statuses`,
    operations,
    complete: missing === 0,
  };
}

/** Out of the document itself, so that nothing a reader of it passes over can be forgotten here. */
function statusesOf({ document }: Spec, { at }: Operation): string[] {
  const responses = valueAt(document, [...at, "responses"]);
  return isObject(responses) ? Object.keys(responses).sort() : [];
}
