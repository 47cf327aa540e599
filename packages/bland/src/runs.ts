import {
  type CallOptions,
  type Cancels,
  ContractError,
  count,
  dollars,
  type Estimates,
  type HasCases,
  type HasParents,
  HttpError,
  hasEnded,
  type RunSource,
  type Scope,
  type Starts,
  wordsFor,
} from "@evalbridge/core";
import { createBlandClient } from "./client.ts";
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

/** The parameters of Bland's list for which evalbridge has no filter of its own. */
export type BlandFilters = Pick<ListRunsArgs, "eval_agent_id" | "triggered_by">;

/** Bland's eval runs: calls judged by eval agents. `raw` is a summary in lists, the whole run everywhere else. */
export interface BlandRuns
  extends RunSource<EvalRunSummary | EvalRun, BlandFilters>,
    Starts<CreateRunArgs, EvalRun>,
    Estimates<EstimateRunArgs, EvalRunEstimate>,
    Cancels<EvalRun>,
    HasCases<EvalRunAgentResult>,
    HasParents {}

/** What one list is narrowed to: Bland takes one setup and one status at a time. */
type Narrowing = Pick<ListRunsArgs, "workbench_setup_id" | "status">;

/** The documented maximum of `limit`. */
const pageSize = 100;

/** Makes the run source of a Bland organisation. */
export function createBlandRuns(client: BlandClient = createBlandClient()): BlandRuns {
  const read = async (run_id: string, call?: CallOptions) => toRecord(await client.getRun({ run_id }, call));
  return {
    provider: bland,
    filters: { parent: "server", status: "server", createdAt: "client", verdict: "client" },
    async scopes({ parents, status }) {
      const setups = parents ?? [undefined];
      const words = wordsFor(statuses, status) ?? [undefined];
      return {
        items: setups.flatMap((setup) => words.map((word) => scopeOf({ workbench_setup_id: setup, status: word }))),
      };
    },
    async page(scope, { native }, cursor, limit, call) {
      const args = { ...native, ...narrowingOf(scope), limit: Math.min(limit, pageSize), starting_after: cursor };
      const { items, next } = await client.listRuns.page(args, call);
      return { items: items.map(toRecord), ...(next !== undefined && { next }) };
    },
    async get([id = ""], call) {
      return read(id, call);
    },
    async start(input, call) {
      return toRecord(await client.createRun(input, call));
    },
    async estimate(input, call) {
      const raw = await client.estimateRun(input, call);
      const cents = dollars(raw.estimated_cost_usd_cents);
      if (cents === undefined) throw new ContractError(estimates, "estimated_cost_usd_cents is no amount");
      const cases = count(raw.resolved_atom_count);
      return { costUsd: cents / 100, ...(cases !== undefined && { cases }), raw };
    },
    async cancel([id = ""], call) {
      const run = await read(id, call);
      if (hasEnded(run)) return run;
      try {
        return toRecord(await client.cancelRun({ run_id: id }, call));
      } catch (error) {
        // What Bland answers about a run that has ended is not documented, and this one may have ended since it was read.
        if (!(error instanceof HttpError) || error.status >= 500) throw error;
        const now = await read(id, call);
        if (hasEnded(now)) return now;
        throw error;
      }
    },
    async cases([id = ""], cursor, call) {
      const args = { run_id: id, limit: pageSize, starting_after: cursor };
      const { items, next } = await client.listAgentResults.page(args, call);
      return { items: items.map(toCase), ...(next !== undefined && { next }) };
    },
    async parents(cursor, call) {
      const { items, next } = await client.listWorkbenchSetups.page({ limit: pageSize, starting_after: cursor }, call);
      return { items: items.map(({ id, name }) => ({ key: id, name })), ...(next !== undefined && { next }) };
    },
  };
}

const estimates = { provider: bland.name, method: "POST", path: "/v1/evals/runs/estimates" };

/** As JSON, so that an id may hold anything. */
function scopeOf(narrowing: Narrowing): Scope {
  return { key: JSON.stringify(narrowing) };
}

function narrowingOf({ key }: Scope): Narrowing {
  return JSON.parse(key) as Narrowing;
}
