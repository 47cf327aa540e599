import { stripVTControlCharacters } from "node:util";
import type { Run } from "@evalbridge/bridge";

/** A colour by what it means; how it looks is the terminal's business. */
export type Tone = "good" | "bad" | "busy" | "quiet" | "plain";

/** One cell of a table: its text, without control characters, and its tone. */
export interface Cell {
  readonly text: string;
  readonly tone: Tone;
}

const absent = "–";
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

/** A cell of text that came from a provider: whatever could steer the terminal is taken out. */
export function cell(text: string | undefined, tone: Tone = "plain"): Cell {
  if (text === undefined || text === "") return { text: absent, tone: "quiet" };
  return { text: stripVTControlCharacters(text).replace(/\p{Cc}+/gu, " "), tone };
}
