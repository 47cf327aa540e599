import type { Run } from "@evalbridge/bridge";

/** The kinds that runs are summed up in, in the order in which they are named. */
const kinds = [
  "passed",
  "failed",
  "completed without verdict",
  "running",
  "pending",
  "errored",
  "cancelled",
  "unknown",
] as const;

/** One line that sums runs up: `19 runs: 6 passed, 4 failed, 3 running, …`. */
export function summarize(runs: readonly Run[]): string {
  const counts = kinds.map((kind) => ({ kind, count: runs.filter((run) => kindOf(run) === kind).length }));
  const parts = counts.filter(({ count }) => count > 0).map(({ kind, count }) => `${count} ${kind}`);
  return `${runs.length} ${runs.length === 1 ? "run" : "runs"}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}`;
}

/** A run that failed to execute is not one that was judged to have failed. */
function kindOf({ verdict, status }: Run): (typeof kinds)[number] {
  if (verdict !== "none") return verdict;
  if (status === "completed" || status === "partial") return "completed without verdict";
  return status === "failed" ? "errored" : status;
}
