import type { Run } from "@evalbridge/bridge";
import { stringify } from "csv-stringify/sync";
import { plain } from "../text/plain.ts";

const columns: Readonly<Record<string, (run: Run) => string | number | undefined>> = {
  ref: (run) => run.ref,
  source: (run) => run.source,
  provider: (run) => run.provider,
  id: (run) => run.id,
  parent_id: (run) => run.parent?.id,
  parent_name: (run) => run.parent?.name,
  status: (run) => run.status,
  raw_status: (run) => run.rawStatus,
  verdict: (run) => run.verdict,
  score: (run) => run.score,
  passed: (run) => run.counts?.passed,
  failed: (run) => run.counts?.failed,
  errored: (run) => run.counts?.errored,
  undecided: (run) => run.counts?.undecided,
  total: (run) => run.counts?.total,
  created_at: (run) => run.createdAt,
  started_at: (run) => run.startedAt,
  ended_at: (run) => run.endedAt,
  cost_usd: (run) => run.costUsd,
  error: (run) => run.error?.message,
};

/** Text in one line, and nothing in it that steers a terminal, where a table is looked at before it is opened. */
function shown(value: string | number | undefined): string | number | undefined {
  return typeof value === "string" ? plain(value) : value;
}

/** Runs as RFC 4180 has them. Text that a spreadsheet would run as a formula begins with an apostrophe. */
export function csvOf(runs: readonly Run[]): string {
  const rows = runs.map((run) => Object.values(columns).map((read) => shown(read(run))));
  return stringify(rows, {
    header: true,
    columns: Object.keys(columns),
    escape_formulas: true,
    record_delimiter: "windows",
  });
}
