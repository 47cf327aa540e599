import type { PassRate, ReportedRun } from "../../gate/report.ts";

/** A run at its time. */
export interface TrendPoint {
  readonly run: ReportedRun;
  readonly timeMs: number;
  readonly rate?: PassRate;
  /** From 0 to 1. */
  readonly score?: number;
}

/** The runs of one source, oldest first. */
export interface Trend {
  readonly source: string;
  readonly provider: string;
  readonly points: readonly TrendPoint[];
  /** Runs of which nobody knows when they were made. */
  readonly undated: number;
}

/** The runs of a report, source by source, in the order in which sources are named first. A run is in them once, in its first role. */
export function trendsOf(runs: readonly ReportedRun[]): Trend[] {
  const once = [...new Map([...runs].reverse().map((run) => [run.ref, run])).values()].reverse();
  const sources = [...new Set(once.map(({ source }) => source))];
  return sources.map((source) =>
    trendOf(
      source,
      once.filter((run) => run.source === source),
    ),
  );
}

function trendOf(source: string, runs: readonly ReportedRun[]): Trend {
  const points = runs.map(pointOf).filter(({ timeMs }) => Number.isFinite(timeMs));
  return {
    source,
    provider: runs[0]?.provider ?? source,
    points: points.sort((left, right) => left.timeMs - right.timeMs),
    undated: runs.length - points.length,
  };
}

function pointOf(run: ReportedRun): TrendPoint {
  const { passRate, score, createdAt } = run;
  const drawn = passRate && [passRate.rate, passRate.low, passRate.high].every(isShare);
  return {
    run,
    timeMs: Date.parse(createdAt ?? ""),
    ...(drawn && { rate: passRate }),
    ...(score !== undefined && isShare(score) && { score }),
  };
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}
