import {
  ArgumentError,
  type CallOptions,
  type Cancels,
  CursorError,
  formatRef,
  type HasCases,
  type HasParents,
  HttpError,
  hasEnded,
  RunNotFoundError,
  RunRefError,
  type RunSource,
  readEnvironment,
  type Starts,
} from "@evalbridge/core";
import { type HumanloopJudgment, toCases } from "./cases.ts";
import { createHumanloopClient } from "./client.ts";
import type { CreateRunArgs, EvaluationRunResponse, HumanloopClient } from "./operations.gen.ts";
import { humanloop } from "./provider.ts";
import { toRecord } from "./record.ts";

/** Humanloop's list takes no filters of its own. */
export type HumanloopFilters = Record<string, never>;

/** Humanloop's runs: a version over a dataset, judged inside one evaluation. Their address is evaluation, then run. */
export interface HumanloopRuns
  extends RunSource<EvaluationRunResponse, HumanloopFilters>,
    Starts<CreateRunArgs, EvaluationRunResponse>,
    Cancels<EvaluationRunResponse>,
    HasCases<HumanloopJudgment>,
    HasParents {}

export interface HumanloopRunsOptions {
  /**
   * The file whose evaluations are listed where no parent is given: Humanloop lists them by file only.
   * @default HUMANLOOP_FILE_ID
   */
  readonly fileId?: string | undefined;
}

/** No maximum is documented; Humanloop's own export asked for this much. */
const pageSize = 100;

/** Makes the run source of a Humanloop workspace. */
export function createHumanloopRuns(
  client: HumanloopClient = createHumanloopClient(),
  { fileId }: HumanloopRunsOptions = {},
): HumanloopRuns {
  const read = async (evaluation: string, id: string, call?: CallOptions) => {
    const { runs } = await client.listRunsForEvaluation({ id: evaluation }, call);
    const run = runs.find((one) => one.id === id);
    if (!run) throw new RunNotFoundError(humanloop.name, formatRef(humanloop.name, [evaluation, id]));
    return toRecord(run, { key: evaluation });
  };
  return {
    provider: humanloop,
    filters: { parent: "server", status: "client", createdAt: "client", verdict: "client" },
    async scopes({ parents }, cursor, call) {
      if (parents) return { items: parents.map((key) => ({ key })) };
      return this.parents(cursor, call);
    },
    async parents(cursor, call) {
      const file_id = fileId || readEnvironment("HUMANLOOP_FILE_ID");
      if (!file_id) throw new ArgumentError({ provider: humanloop.name }, noFile);
      const args = { file_id, size: pageSize, page: pageOf(cursor) };
      const { items, next } = await client.listEvaluations.page(args, call);
      const scopes = items.map(({ id, name }) => ({ key: id, ...(name && { name }) }));
      return { items: scopes, ...(next !== undefined && { next: String(next) }) };
    },
    async page(evaluation, _query, cursor, limit, call) {
      const { runs } = await client.listRunsForEvaluation({ id: evaluation.key }, call);
      // The list has no pages: what was shown ends at the run in the cursor.
      const start = cursor === undefined ? 0 : runs.findIndex(({ id }) => id === cursor) + 1;
      if (cursor !== undefined && start === 0) {
        throw new CursorError(`run ${cursor} is no longer in evaluation ${evaluation.key}`, humanloop.name);
      }
      const items = runs.slice(start, start + limit).map((run) => toRecord(run, evaluation));
      const last = start + limit < runs.length ? items.at(-1) : undefined;
      return { items, ...(last && { next: last.id }) };
    },
    async get(address, call) {
      return read(...partsOf(address), call);
    },
    async start(input, call) {
      return toRecord(await client.createRun(input, call), { key: input.id });
    },
    async cancel(address, call) {
      const [id, run_id] = partsOf(address);
      const run = await read(id, run_id, call);
      if (hasEnded(run)) return run;
      try {
        const body = { status: "cancelled" } as const;
        return toRecord(await client.updateEvaluationRun({ id, run_id, body }, call), { key: id });
      } catch (error) {
        // Only a pending or running run can be cancelled, and this one may have ended since it was read.
        if (!(error instanceof HttpError) || error.status >= 500) throw error;
        const now = await read(id, run_id, call);
        if (hasEnded(now)) return now;
        throw error;
      }
    },
    async cases(address, cursor, call) {
      const [id, run_id] = partsOf(address);
      const args = { id, run_id: [run_id], size: pageSize, page: pageOf(cursor) };
      const { items, next } = await client.getLogsForEvaluation.page(args, call);
      return { items: items.flatMap(toCases), ...(next !== undefined && { next: String(next) }) };
    },
  };
}

const noFile =
  "evaluations are listed by file, and no file is given: set HUMANLOOP_FILE_ID or createHumanloopRuns(client, { fileId }), " +
  'or name evaluations as parents, such as "humanloop:evr_1"';

/** Alone, a run's id does not say which evaluation's judgments are meant. */
function partsOf(address: readonly string[]): [evaluation: string, run: string] {
  const [evaluation = "", run] = address;
  if (run !== undefined) return [evaluation, run];
  throw new RunRefError(`${humanloop.name}:${evaluation}`, "a Humanloop run is named by its evaluation and its own id");
}

function pageOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(cursor)) return Number(cursor);
  throw new CursorError(`${JSON.stringify(cursor)} is not a page number`, humanloop.name);
}
