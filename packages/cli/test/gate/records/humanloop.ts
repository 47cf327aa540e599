import { createBridge, createHumanloopClient, createHumanloopRuns } from "@evalbridge/bridge";
import type { GateRun } from "../../../src/gate/input.ts";
import { read, serve } from "./served.ts";

/** What an evaluator says of one datapoint: a judgment, or an error. */
export type Judgment = boolean | number | null | { readonly error: string };

export interface HumanloopFields {
  readonly id?: string;
  readonly evaluation?: string;
  readonly status?: string;
  readonly judgments?: Readonly<Record<string, Judgment>>;
  /** Whether the evaluator says which answer is good. @default true */
  readonly valence?: boolean;
}

/** A Humanloop run over three datapoints, judged good in each. */
export async function humanloopRun(fields: HumanloopFields = {}): Promise<GateRun> {
  const { id = "run_1", evaluation = "evr_1", status = "completed", valence = true } = fields;
  const { judgments = { dp_1: true, dp_2: true, dp_3: true } } = fields;
  const options = [
    { name: "true", valence: "positive" },
    { name: "false", valence: "negative" },
  ];
  const spec = { return_type: "boolean", options: valence ? options : null };
  const records = Object.entries(judgments).map(([datapoint, judgment]) => ({
    run_id: id,
    datapoint: { id: datapoint },
    log: { id: `log_${datapoint}`, prompt: {}, evaluator_logs: [] },
    evaluator_logs: [
      {
        id: `judged_${datapoint}`,
        ...(typeof judgment === "object" && judgment !== null ? { judgment: null, ...judgment } : { judgment }),
        evaluator: { id: "ev_1", version_id: "evv_1", name: "Policy", spec },
        evaluator_logs: [],
      },
    ],
  }));
  const run = { id, status, created_at: "2025-08-01T09:00:00", version: null, dataset: null, orchestrated: true };
  const answers = {
    [`/evaluations/${evaluation}/runs`]: { id: evaluation, runs: [run] },
    [`/evaluations/${evaluation}/logs`]: { records, page: 1, size: 100, total: records.length },
    [`/evaluations/${evaluation}`]: { id: evaluation, runs: [run] },
  };
  const runs = createHumanloopRuns(createHumanloopClient(serve("humanloop", answers)));
  return read(createBridge({ humanloop: runs }), `humanloop:${evaluation}/${id}`);
}
