import type { Run } from "@evalbridge/bridge";
import { type Cell, cell, type Tone } from "./cell.ts";

const statusTones: Readonly<Record<Run["status"], Tone>> = {
  pending: "quiet",
  running: "busy",
  completed: "plain",
  partial: "busy",
  failed: "bad",
  cancelled: "quiet",
  unknown: "busy",
};
const verdictTones: Readonly<Record<Run["verdict"], Tone>> = { passed: "good", failed: "bad", none: "quiet" };

export function statusCell(run: Run): Cell {
  return cell(run.status, statusTones[run.status]);
}

export function verdictCell(run: Run): Cell {
  return run.verdict === "none" ? cell(undefined) : cell(run.verdict, verdictTones[run.verdict]);
}

/** The score from 0.00 to 1.00, else how many passed of how many: `39/50`. */
export function scoreCell({ score, counts }: Run): Cell {
  if (score !== undefined) return cell(score.toFixed(2));
  if (counts?.passed === undefined) return cell(undefined);
  const judged = [counts.passed, counts.failed, counts.errored, counts.undecided];
  const total = counts.total ?? judged.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  return total > 0 ? cell(`${counts.passed}/${total}`) : cell(undefined);
}

/** How long ago, in the largest unit that makes sense: `now`, `5m`, `3h`, `12d`. */
export function ageCell(run: Run, nowMs: number): Cell {
  if (run.createdAt === undefined) return cell(undefined);
  const minutes = Math.floor((nowMs - Date.parse(run.createdAt)) / 60_000);
  if (minutes < 1) return cell("now");
  if (minutes < 60) return cell(`${minutes}m`);
  return cell(minutes < 60 * 48 ? `${Math.floor(minutes / 60)}h` : `${Math.floor(minutes / (60 * 24))}d`);
}

export function progressCell({ progress }: Run): Cell {
  return cell(progress && `${progress.completed}/${progress.total}`);
}

export function costCell({ costUsd }: Run): Cell {
  return cell(costUsd === undefined ? undefined : `$${costUsd.toFixed(2)}`);
}

export function parentCell({ parent }: Run): Cell {
  return cell(parent && (parent.name || parent.id));
}

export function createdCell({ createdAt }: Run): Cell {
  return cell(createdAt?.slice(0, 16).replace("T", " "));
}
