// The words that options take, here too: to load the bridge for them would make `--help` ten times as slow.
import type { RunStatus, Verdict } from "@evalbridge/bridge";

export const statusWords: readonly RunStatus[] = [
  "pending",
  "running",
  "completed",
  "partial",
  "failed",
  "cancelled",
  "unknown",
];
export const verdictWords: readonly Verdict[] = ["passed", "failed", "none"];
