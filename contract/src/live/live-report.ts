import { type Drift, isNews } from "./finding.ts";

/** What became of one operation. */
export interface Checked {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly outcome: "agrees" | "drifts" | "not run" | "not checked";
  /** Why it was not run, or says nothing of the description. */
  readonly reason?: string;
}

/** What a live check found. No value of an answer is in it, short words apart, and no key. */
export interface LiveReport {
  readonly provider: string;
  readonly title: string;
  readonly baseUrl: string;
  /** Requests sent to the provider; each was a GET. */
  readonly requests: number;
  /** The safe operations, in the order of the description. */
  readonly operations: readonly Checked[];
  readonly drifts: readonly Drift[];
  /** Why the run ended before its time, and the way out. */
  readonly stopped?: string;
  /** What to know of the provider beforehand. */
  readonly note?: string;
}

/** The reason of whatever comes after the end of a run that was stopped. */
export const afterStop = "the run was stopped";

/** 0: all that could be checked agrees; 1: something drifts; 2: nothing, or not all that was asked for, could be checked. */
export function exitCode({ drifts, operations, stopped }: LiveReport): 0 | 1 | 2 {
  if (drifts.some((drift) => !isNews(drift))) return 1;
  const none = operations.every(({ outcome }) => outcome !== "agrees");
  return stopped !== undefined || none || operations.some(({ outcome }) => outcome === "not checked") ? 2 : 0;
}
