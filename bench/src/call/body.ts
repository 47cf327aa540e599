import { exampleRecord } from "../world/records.ts";

/** The lists that are read: 0.6 kB, and 28 kB. */
export const sizes = { small: 3, large: 147 } as const;
export type Size = keyof typeof sizes;

/** Answers of Vogent's list of runs, and of Humanloop's for Humanloop's own SDK, of the same size. */
export interface Bodies {
  readonly vogent: string;
  readonly humanloop: string;
  /** How many runs a client has to find in it. */
  readonly vogentRuns: number;
  readonly humanloopRuns: number;
}

export function bodiesOf(size: Size): Bodies {
  const run = exampleRecord("vogent", "/eval_configs/{id}/runs", "data");
  const data = Array.from({ length: sizes[size] }, (_, index) => ({ ...run, id: `run_${index}` }));
  const vogent = JSON.stringify({ data, cursor: "page_2" });
  const other = exampleRecord("humanloop", "/evaluations/{id}/runs", "runs");
  const count = Math.max(1, Math.round(vogent.length / JSON.stringify(other).length));
  const runs = Array.from({ length: count }, (_, index) => ({ ...other, id: `rn_${index}` }));
  return { vogent, humanloop: JSON.stringify({ runs }), vogentRuns: data.length, humanloopRuns: runs.length };
}
