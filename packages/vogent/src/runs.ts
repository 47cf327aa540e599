import {
  count,
  type HasCases,
  type HasParents,
  mapPage,
  mapResult,
  type Polls,
  type RunCase,
  type RunRecord,
  type RunSource,
  type RunStatus,
  runCase,
  runRecord,
  type Scope,
  type Starts,
  soleId,
  statusOf,
  utc,
  type Verdict,
} from "@evalbridge/core";
import { createVogentClientOf } from "./client.ts";
import type { AIEvalResult, AIEvalRun, RunEvalArgs, VogentClient } from "./operations.gen.ts";
import { vogent } from "./provider.ts";
import { getEvalRun, listEvalConfigRuns, listEvalConfigs, listEvalRunResults, runEval } from "./table.gen.ts";

/** Vogent's list takes no filters of its own. */
export type VogentFilters = Record<string, never>;

/** What these runs are asked of: a whole client, or one that has these operations. */
export type VogentRunsClient = Pick<
  VogentClient,
  "listEvalConfigs" | "listEvalConfigRuns" | "getEvalRun" | "runEval" | "listEvalRunResults"
>;

/** Vogent's eval runs: a prompt version and an agent over a config's records. Vogent documents no way to cancel one. */
export interface VogentRuns
  extends RunSource<AIEvalRun, VogentFilters>,
    Starts<RunEvalArgs, AIEvalRun>,
    HasCases<AIEvalResult>,
    HasParents,
    Polls {}

const statuses = {
  PENDING: "pending",
  RUNNING: "running",
  SUCCESS: "completed",
  FAILED: "failed",
  CANCELLED: "cancelled",
} as const satisfies Record<AIEvalRun["status"], RunStatus>;

/** The default of Vogent's `limit`; no maximum is documented. */
const pageSize = 100;

/** Makes the run source of a Vogent account. Without a parent it lists the runs of every eval config. */
export function createVogentRuns(
  client: VogentRunsClient = createVogentClientOf({
    listEvalConfigs,
    listEvalConfigRuns,
    getEvalRun,
    runEval,
    listEvalRunResults,
  }),
): VogentRuns {
  return {
    provider: vogent,
    parentTerm: "config",
    listsPerParent: true,
    filters: { parent: "server", status: "client", createdAt: "client", verdict: "client" },
    natives: [],
    async scopes({ parents }, cursor, call) {
      if (parents) return { items: parents.map((key) => ({ key })) };
      return this.parents(cursor, call);
    },
    async parents(cursor, call) {
      const configs = await client.listEvalConfigs.page({ limit: pageSize, cursor }, call);
      return mapPage(configs, ({ id, name }) => ({ key: id, name }));
    },
    async page(config, _query, cursor, limit, call) {
      const args = { id: config.key, limit: Math.min(limit, pageSize), cursor };
      return mapPage(await client.listEvalConfigRuns.page(args, call), (run) => toRecord(run, config));
    },
    async get(address, call) {
      return toRecord(await client.getEvalRun({ id: soleId(vogent.name, address) }, call));
    },
    start(input, call) {
      // Read at once: when the answer comes, the caller may have put something else there.
      const key = input?.id;
      return mapResult(client.runEval(input, call), (run) => toRecord(run, { key }));
    },
    async cases(address, cursor, call) {
      const args = { id: soleId(vogent.name, address), limit: pageSize, cursor };
      return mapPage(await client.listEvalRunResults.page(args, call), toCase);
    },
    shared: { least: 3, scopeOf: (_address, parent) => parent?.id },
  };
}

function toRecord(raw: AIEvalRun, config?: Scope): RunRecord<AIEvalRun> {
  // A run that has just been started may have none yet: it must not be lost for that.
  const { numPassing, numFailing }: Partial<AIEvalRun["aggregateResult"]> = raw.aggregateResult ?? {};
  return runRecord<AIEvalRun>({
    address: [raw.id],
    provider: vogent.name,
    id: raw.id,
    parent: config && { id: config.key, ...(config.name && { name: config.name }) },
    status: statusOf(statuses, raw.status),
    rawStatus: raw.status,
    verdict: verdictOf(numPassing, numFailing),
    counts: { passed: count(numPassing), failed: count(numFailing) },
    createdAt: utc(raw.createdAt),
    raw,
  });
}

/** SUCCESS says that the run was carried out, not that it passed: that takes something passing and nothing failing. */
function verdictOf(passing = Number.NaN, failing = Number.NaN): Verdict {
  if (failing > 0) return "failed";
  return failing === 0 && passing > 0 ? "passed" : "none";
}

/** A record passes when every line of the judge is accurate; without lines, or with one that does not say, it is open. */
function toCase(raw: AIEvalResult): RunCase<AIEvalResult> {
  const wrong = raw.results.find(({ accurate }) => accurate === false);
  const accurate = raw.results.length > 0 && raw.results.every((line) => line.accurate === true);
  return runCase<AIEvalResult>({
    key: raw.record.id,
    name: raw.record.prompt?.name ?? undefined,
    outcome: wrong ? "failed" : accurate ? "passed" : "undecided",
    rationale: (wrong ?? raw.results[0])?.reason ?? undefined,
    raw,
  });
}
