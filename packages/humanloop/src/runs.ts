import type { CallOptions, Cancels, HasCases, HasParents, Polls, RunSource, Starts } from "@evalbridge/core";
import {
  ArgumentError,
  CursorError,
  cancelUnlessEnded,
  formatRef,
  mapPage,
  mapResult,
  RunNotFoundError,
  readEnvironment,
} from "@evalbridge/core";
import { type HumanloopJudgment, toCases } from "./cases.ts";
import { createHumanloopClientOf } from "./client.ts";
import type { CreateRunArgs, EvaluationRunResponse, HumanloopClient } from "./operations.gen.ts";
import { humanloop } from "./provider.ts";
import { toRecord } from "./record.ts";
import {
  createRun,
  getLogsForEvaluation,
  listEvaluations,
  listRunsForEvaluation,
  updateEvaluationRun,
} from "./table.gen.ts";

/** Humanloop's list takes no filters of its own. */
export type HumanloopFilters = Record<string, never>;

/** What these runs are asked of: a whole client, or one that has these operations. */
export type HumanloopRunsClient = Pick<
  HumanloopClient,
  "listRunsForEvaluation" | "listEvaluations" | "createRun" | "updateEvaluationRun" | "getLogsForEvaluation"
>;

/** Humanloop's runs: a version over a dataset, judged inside one evaluation. Their address is evaluation, then run. */
export interface HumanloopRuns
  extends RunSource<EvaluationRunResponse, HumanloopFilters>,
    Starts<CreateRunArgs, EvaluationRunResponse>,
    Cancels<EvaluationRunResponse>,
    HasCases<HumanloopJudgment>,
    HasParents,
    Polls {}

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
  client: HumanloopRunsClient = createHumanloopClientOf({
    listRunsForEvaluation,
    listEvaluations,
    createRun,
    updateEvaluationRun,
    getLogsForEvaluation,
  }),
  { fileId }: HumanloopRunsOptions = {},
): HumanloopRuns {
  const runsOf = async (id: string, call?: CallOptions) => (await client.listRunsForEvaluation({ id }, call)).runs;
  const read = async (address: readonly string[], call?: CallOptions) => {
    const [key, id] = partsOf(address);
    const run = (await runsOf(key, call)).find((one) => one.id === id);
    if (!run) throw new RunNotFoundError(humanloop.name, formatRef(humanloop.name, [key, id]));
    return toRecord(run, { key });
  };
  return {
    provider: humanloop,
    parentTerm: "evaluation",
    listsPerParent: true,
    listsWhole: true,
    filters: { parent: "server", status: "client", createdAt: "client", verdict: "client" },
    natives: [],
    async scopes({ parents }, cursor, call) {
      return parents ? { items: parents.map((key) => ({ key })) } : this.parents(cursor, call);
    },
    async parents(cursor, call) {
      const file_id = fileId || readEnvironment("HUMANLOOP_FILE_ID");
      if (!file_id) throw new ArgumentError({ provider: humanloop.name }, noFile);
      const page = await client.listEvaluations.page({ file_id, size: pageSize, page: numberOf(cursor) }, call);
      return mapPage(page, ({ id, name }) => ({ key: id, ...(name && { name }) }));
    },
    async page(evaluation, _query, cursor, limit, call) {
      const runs = await runsOf(evaluation.key, call);
      // The list has no pages of its own: a cursor is the id of the last run that was given.
      const start = cursor === undefined ? 0 : runs.findIndex(({ id }) => id === cursor) + 1;
      if (cursor !== undefined && start === 0) throw new CursorError(`run ${cursor} is gone`, humanloop.name);
      const items = runs.slice(start, start + limit).map((run) => toRecord(run, evaluation));
      const last = start + limit < runs.length ? items.at(-1) : undefined;
      return { items, ...(last && { next: last.id }) };
    },
    get: read,
    start(input, call) {
      // Read at once: when the answer comes, the caller may have put something else there.
      const key = input?.id;
      return mapResult(client.createRun(input, call), (run) => toRecord(run, { key }));
    },
    addressOf: ({ id: evaluation }: CreateRunArgs, id) => [evaluation, id],
    async cancel(address, call) {
      const [id, run_id] = partsOf(address);
      const args = { id, run_id, body: { status: "cancelled" } } as const;
      const cancel = async () => toRecord(await client.updateEvaluationRun(args, call), { key: id });
      return cancelUnlessEnded(() => read(address, call), cancel);
    },
    async cases(address, cursor, call) {
      const [id, run_id] = partsOf(address);
      const args = { id, run_id: [run_id], size: pageSize, page: numberOf(cursor) };
      const page = mapPage(await client.getLogsForEvaluation.page(args, call), toCases);
      return { ...page, items: page.items.flat() };
    },
    // The very request by which one run is read.
    shared: { least: 2, whole: true, scopeOf: ([evaluation, run]) => run && evaluation },
  };
}

const noFile =
  'evaluations are listed by file: set HUMANLOOP_FILE_ID, or give { fileId: "pr_…" }, or parents: ["humanloop:evr_…"]';

/** Alone, a run's id does not say which evaluation's judgments are meant. */
function partsOf([evaluation, run]: readonly string[]): [evaluation: string, run: string] {
  if (evaluation && run) return [evaluation, run];
  const form = "a run is named by its evaluation and its id, as in humanloop:evr_1/run_2";
  throw new ArgumentError({ provider: humanloop.name }, `${form}, not by ${evaluation}`);
}

function numberOf(cursor = "1"): number {
  if (/^[1-9]\d{0,8}$/.test(cursor)) return Number(cursor);
  throw new CursorError(`there is no page ${JSON.stringify(cursor)}`, humanloop.name);
}
