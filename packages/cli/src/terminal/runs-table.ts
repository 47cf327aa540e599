import type { Run } from "@evalbridge/bridge";
import { cell } from "./cell.ts";
import {
  ageCell,
  costCell,
  createdCell,
  parentCell,
  progressCell,
  scoreCell,
  statusCell,
  verdictCell,
} from "./run-cells.ts";
import { type Columns, renderTable, type TableOptions } from "./table.ts";

export interface RunsTableOptions extends TableOptions {
  /** The time that ages are counted from, in milliseconds since 1970. */
  readonly nowMs: number;
}

/** An id of the usual form, a UUID, fits. */
const widestParent = 36;

/** Lays runs out in lines: what they are, how they went, how old they are, and more where there is room. */
export function renderRuns(runs: readonly Run[], { nowMs, ...options }: RunsTableOptions): string[] {
  const columns: Columns<Run> = {
    first: { title: "RUN", cell: ({ ref }) => cell(ref) },
    always: [
      { title: "STATUS", cell: statusCell },
      { title: "VERDICT", cell: verdictCell },
      { title: "SCORE", right: true, cell: scoreCell },
      { title: "AGE", right: true, cell: (run) => ageCell(run, nowMs) },
    ],
    extra: [
      { title: "PROGRESS", right: true, cell: progressCell },
      { title: "COST", right: true, cell: costCell },
      { title: "PARENT", cell: parentCell, most: widestParent },
      { title: "CREATED (UTC)", cell: createdCell },
    ],
  };
  return renderTable(runs, columns, options);
}
