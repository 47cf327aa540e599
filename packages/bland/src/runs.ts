import type { CallOptions, Cancels, Estimates, HasCases, HasParents, Polls, RunSource, Starts } from "@evalbridge/core";
import {
  ContractError,
  cancelUnlessEnded,
  count,
  dollars,
  mapPage,
  mapResult,
  soleId,
  wordsFor,
} from "@evalbridge/core";
import { createBlandClientOf } from "./client.ts";
import type {
  BlandClient,
  CreateRunArgs,
  EstimateRunArgs,
  EvalRun,
  EvalRunAgentResult,
  EvalRunEstimate,
  EvalRunSummary,
  ListRunsArgs,
} from "./operations.gen.ts";
import { bland } from "./provider.ts";
import { statuses, toCase, toRecord } from "./record.ts";
import {
  cancelRun,
  createRun,
  estimateRun,
  getRun,
  listAgentResults,
  listRuns,
  listWorkbenchSetups,
} from "./table.gen.ts";

/** The parameters of Bland's list for which evalbridge has no filter of its own. */
export type BlandFilters = Pick<ListRunsArgs, "eval_agent_id" | "triggered_by">;

/** What these runs are asked of: a whole client, or one that has these operations. */
export type BlandRunsClient = Pick<
  BlandClient,
  "getRun" | "listRuns" | "createRun" | "estimateRun" | "cancelRun" | "listAgentResults" | "listWorkbenchSetups"
>;

/** Bland's eval runs: calls judged by eval agents. `raw` is a summary in lists, the whole run everywhere else. */
export interface BlandRuns
  extends RunSource<EvalRunSummary | EvalRun, BlandFilters>,
    Starts<CreateRunArgs, EvalRun>,
    Estimates<EstimateRunArgs, EvalRunEstimate>,
    Cancels<EvalRun>,
    HasCases<EvalRunAgentResult>,
    HasParents,
    Polls {}

/** What a scope stands for: Bland filters by one setup and one status at a time. Its key is this as JSON: any id fits. */
type Narrowing = Pick<ListRunsArgs, "workbench_setup_id" | "status">;

/** The documented maximum of `limit`. */
const pageSize = 100;
/** The key of the scope that is narrowed by nothing. */
const everything = "{}";

/** Makes the run source of a Bland organisation. */
export function createBlandRuns(
  client: BlandRunsClient = createBlandClientOf({
    getRun,
    listRuns,
    createRun,
    estimateRun,
    cancelRun,
    listAgentResults,
    listWorkbenchSetups,
  }),
): BlandRuns {
  const read = async (run_id: string, call?: CallOptions) => toRecord(await client.getRun({ run_id }, call));
  return {
    provider: bland,
    parentTerm: "setup",
    filters: { parent: "server", status: "server", createdAt: "client", verdict: "client" },
    natives: ["eval_agent_id", "triggered_by"] satisfies (keyof BlandFilters)[],
    async scopes({ parents = [undefined], status }) {
      const words = wordsFor(statuses, status) ?? [undefined];
      const all = parents.flatMap((id) => words.map((word): Narrowing => ({ workbench_setup_id: id, status: word })));
      return { items: all.map((narrowing) => ({ key: JSON.stringify(narrowing) })) };
    },
    async page({ key }, { native }, cursor, limit, call) {
      const narrowing: Narrowing = JSON.parse(key);
      const args = { ...native, ...narrowing, limit: Math.min(limit, pageSize), starting_after: cursor };
      return mapPage(await client.listRuns.page(args, call), toRecord);
    },
    get: async (address, call) => read(soleId(bland.name, address), call),
    start: (input, call) => mapResult(client.createRun(input, call), toRecord),
    async estimate(input, call) {
      const raw = await client.estimateRun(input, call);
      const cents = dollars(raw.estimated_cost_usd_cents);
      const place = { ...estimateRun, provider: bland.name };
      if (cents === undefined) throw new ContractError(place, "estimated_cost_usd_cents is no amount");
      const cases = count(raw.resolved_atom_count);
      return { costUsd: cents / 100, ...(cases !== undefined && { cases }), raw };
    },
    async cancel(address, call) {
      const run_id = soleId(bland.name, address);
      const cancel = async () => toRecord(await client.cancelRun({ run_id }, call));
      return cancelUnlessEnded(() => read(run_id, call), cancel);
    },
    async cases(address, cursor, call) {
      const args = { run_id: soleId(bland.name, address), limit: pageSize, starting_after: cursor };
      return mapPage(await client.listAgentResults.page(args, call), toCase);
    },
    async parents(cursor, call) {
      const setups = await client.listWorkbenchSetups.page({ limit: pageSize, starting_after: cursor }, call);
      return mapPage(setups, ({ id, name }) => ({ key: id, name }));
    },
    shared: { least: 3, scopeOf: () => everything },
  };
}
