import type { SourceKey, SourceWords } from "./script.ts";

/** What a word means, as far as a record depends on it. */
export type Phase = "pending" | "running" | "completed" | "partial" | "failed" | "cancelled";

type Words = { readonly [Key in SourceKey]: Readonly<Record<SourceWords[Key], Phase>> };

/** The first word of a phase is the one that runs made up here use. */
const words: Words = {
  vogent: { PENDING: "pending", RUNNING: "running", SUCCESS: "completed", FAILED: "failed", CANCELLED: "cancelled" },
  humanloop: { pending: "pending", running: "running", completed: "completed", cancelled: "cancelled" },
  feather: { pending: "pending", running: "running", completed: "completed", failed: "failed", errored: "failed" },
  "feather-kb": {
    queued: "pending",
    pending: "pending",
    running: "running",
    completed: "completed",
    failed: "failed",
    errored: "failed",
    cancelled: "cancelled",
  },
  bland: {
    PENDING: "pending",
    QUEUED: "pending",
    RUNNING: "running",
    COMPLETE: "completed",
    PARTIAL: "partial",
    FAILED: "failed",
    CANCELLED: "cancelled",
  },
};

export const sourceKeys = Object.keys(words) as readonly SourceKey[];

/** What a word of a source means; a word that is not documented means that nobody knows: the run goes on. */
export function phaseOf(source: SourceKey, word: string): Phase {
  return (words[source] as Readonly<Record<string, Phase>>)[word] ?? "running";
}

/** The provider's word for a phase, where it has one. */
export function wordFor(source: SourceKey, wanted: Phase): string | undefined {
  return Object.entries<Phase>(words[source]).find(([, phase]) => phase === wanted)?.[0];
}
