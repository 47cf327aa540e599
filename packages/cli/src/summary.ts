import type { Run } from "@evalbridge/bridge";

/** One line that sums runs up: `19 runs: 6 passed, 4 failed, 3 running, …`. */
export function summarize(runs: readonly Run[]): string {
  const counts = new Map<string, number>();
  for (const run of runs) {
    const word =
      run.verdict !== "none" ? run.verdict : run.status === "completed" ? "without verdict" : wordFor(run.status);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const parts = [...counts].sort(([, a], [, b]) => b - a).map(([word, count]) => `${count} ${word}`);
  return `${runs.length} ${runs.length === 1 ? "run" : "runs"}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}`;
}

/** A run that failed to execute is not one that was judged to have failed. */
function wordFor(status: Run["status"]): string {
  return status === "failed" ? "broken off" : status;
}
