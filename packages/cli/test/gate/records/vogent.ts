import { createBridge, createVogentClient, createVogentRuns } from "@evalbridge/bridge";
import type { GateRun } from "../../../src/gate/input.ts";
import { read, serve } from "./served.ts";

export interface VogentFields {
  readonly id?: string;
  readonly status?: string;
  readonly numPassing?: number;
  readonly numFailing?: number;
  readonly aggregateResult?: unknown;
  /** By record: whether each line of the judge was accurate. */
  readonly results?: Readonly<Record<string, readonly boolean[]>>;
  readonly source?: string;
}

const created = "2026-11-02T09:00:00Z";

/** A Vogent run over three records, all of which passed. */
export async function vogentRun(fields: VogentFields = {}): Promise<GateRun> {
  const { id = "run_1", status = "SUCCESS", numPassing = 3, numFailing = 0, source = "vogent" } = fields;
  const { results = { rec_1: [true], rec_2: [true], rec_3: [true, true] } } = fields;
  const aggregateResult = "aggregateResult" in fields ? fields.aggregateResult : { numPassing, numFailing };
  const run = { id, status, versionedPromptId: "vp_1", callAgentId: "agent_1", aggregateResult, createdAt: created };
  const data = Object.entries(results).map(([record, lines], index) => ({
    id: `res_${index}`,
    record: { id: record, prompt: { name: `Record ${record}` } },
    results: lines.map((accurate) => ({ accurate, reason: accurate ? "As asked." : "Said the wrong price." })),
  }));
  const answers = { [`/eval_runs/${id}`]: run, [`/eval_runs/${id}/results`]: { data, cursor: null } };
  const runs = createVogentRuns(createVogentClient(serve("vogent", answers)));
  return read(createBridge({ [source]: runs }), `${source}:${id}`);
}
