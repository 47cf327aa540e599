import type { Run } from "@evalbridge/bridge";

/** What progress looks like in a line of text. */

const full = "█";
const empty = "░";
const sparks = "▁▂▃▄▅▆▇█";

/** `████░░░░░░`, for a share from 0 to 1. */
export function bar(share: number, width: number): string {
  const filled = Math.round(Math.min(Math.max(share, 0), 1) * width);
  return full.repeat(filled) + empty.repeat(width - filled);
}

/** The last values, from 0 to 1, as a line of small bars. */
export function spark(values: readonly number[], width: number): string {
  const highest = sparks.length - 1;
  return values
    .slice(-width)
    .map((value) => sparks[Math.round(Math.min(Math.max(value, 0), 1) * highest)])
    .join("");
}

/** `45s`, `3m 05s`, `2h 10m`, `19d 10h`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m ${two(seconds % 60)}s`;
  if (seconds >= 48 * 3600) return `${Math.floor(seconds / 86_400)}d ${Math.floor((seconds % 86_400) / 3600)}h`;
  return `${Math.floor(seconds / 3600)}h ${two(Math.floor((seconds % 3600) / 60))}m`;
}

/** How well a run goes so far: its score, else what passed of what was judged. */
export function shareOf({ score, counts }: Pick<Run, "score" | "counts">): number | undefined {
  if (score !== undefined) return score;
  const { passed, failed = 0, errored = 0, undecided = 0 } = counts ?? {};
  const judged = (passed ?? 0) + failed + errored + undecided;
  return passed === undefined || judged === 0 ? undefined : passed / judged;
}

/** How long what is left will take at the pace so far; `undefined` where there is none yet. */
export function leftMs({ progress, startedAt, createdAt }: Run, nowMs: number): number | undefined {
  const beganMs = Date.parse(startedAt ?? createdAt ?? "");
  if (!progress || progress.completed === 0 || progress.completed >= progress.total || Number.isNaN(beganMs))
    return undefined;
  return ((nowMs - beganMs) / progress.completed) * (progress.total - progress.completed);
}
