import {
  count,
  dollars,
  type HasCases,
  type HasParents,
  mapPage,
  mapResult,
  progress,
  type RunCase,
  type RunRecord,
  type RunSource,
  type RunStatus,
  runCase,
  runRecord,
  type Starts,
  share,
  soleId,
  statusOf,
  utc,
  type Verdict,
} from "@evalbridge/core";
import { createFeatherClient } from "./client.ts";
import type {
  CreateKBEvalRunArgs,
  FeatherClient,
  KBEvalCaseResultResponse,
  KBEvalRunCreateResponse,
  KBEvalRunResponse,
} from "./operations.gen.ts";
import { feather } from "./provider.ts";

/** The list of knowledge-base runs takes no filters of its own. */
export type FeatherKbFilters = Record<string, never>;

/**
 * Feather's knowledge-base runs: a suite's cases over knowledge bases. A start answers with less than a list holds, and so
 * says its `raw`. Feather documents no way to cancel a run.
 */
export interface FeatherKbRuns
  extends RunSource<KBEvalRunResponse, FeatherKbFilters>,
    Starts<CreateKBEvalRunArgs, KBEvalRunCreateResponse>,
    HasCases<KBEvalCaseResultResponse>,
    HasParents {}

/** Inferred: the status is free text and Feather lists no words; these are the ones its other runs use. */
const statuses = {
  pending: "pending",
  queued: "pending",
  running: "running",
  completed: "completed",
  failed: "failed",
  errored: "failed",
  cancelled: "cancelled",
} as const satisfies Record<string, RunStatus>;

/** The documented maximum of `limit`. */
const pageSize = 200;

/** Makes the source of a Feather account's knowledge-base runs. */
export function createFeatherKbRuns(client: FeatherClient = createFeatherClient()): FeatherKbRuns {
  return {
    provider: feather,
    filters: { parent: "server", status: "client", createdAt: "client", verdict: "client" },
    async scopes({ parents }) {
      return { items: (parents ?? ["all"]).map((key) => ({ key })) };
    },
    async parents(cursor, call) {
      const suites = await client.listKBEvalSuites.page({ limit: pageSize, cursor }, call);
      return mapPage(suites, ({ id, name }) => ({ key: id, name }));
    },
    async page(scope, { parents }, cursor, limit, call) {
      const suite_id = parents && scope.key;
      const args = { suite_id, limit: Math.min(limit, pageSize), cursor };
      return mapPage(await client.listKBEvalRunsForOrg.page(args, call), (run) => toRecord(run, suite_id));
    },
    async get(address, call) {
      return toRecord(await client.getKBEvalRun({ run_id: soleId(feather.name, address) }, call));
    },
    start(input, call) {
      const toStarted = (raw: KBEvalRunCreateResponse) =>
        runRecord<KBEvalRunCreateResponse>({
          address: [raw.run_id],
          provider: feather.name,
          id: raw.run_id,
          parent: { id: input.suite_id },
          status: statusOf(statuses, raw.status),
          rawStatus: raw.status,
          verdict: "none",
          raw,
        });
      return mapResult(client.createKBEvalRun(input, call), toStarted);
    },
    async cases(address, cursor, call) {
      const args = { run_id: soleId(feather.name, address), limit: pageSize, cursor };
      return mapPage(await client.listKBEvalRunResults.page(args, call), toCase);
    },
  };
}

/** A run whose suite was deleted names none, but is still listed under it: there the suite is known from the question. */
function toRecord(raw: KBEvalRunResponse, askedSuite?: string): RunRecord<KBEvalRunResponse> {
  const suite = raw.suite_id ?? askedSuite;
  return runRecord<KBEvalRunResponse>({
    address: [raw.id],
    provider: feather.name,
    id: raw.id,
    parent: suite ? { id: suite, ...(raw.suite_name_snapshot && { name: raw.suite_name_snapshot }) } : undefined,
    status: statusOf(statuses, raw.status),
    rawStatus: raw.status,
    verdict: verdictOf(raw),
    progress: progress(raw.completed_cases, raw.total_cases),
    counts: {
      passed: count(raw.passed_cases),
      failed: count(raw.failed_cases),
      errored: count(raw.errored_cases),
      total: count(raw.total_cases),
    },
    costUsd: dollars(raw.total_cost_usd),
    createdAt: utc(raw.created_at),
    startedAt: utc(raw.started_at),
    endedAt: utc(raw.completed_at),
    error: raw.error_message ? { message: raw.error_message } : undefined,
    raw,
  });
}

/**
 * The threshold is the percentage of cases that must pass; whether errored cases are among those counted is not documented.
 * A verdict is given where both readings agree: passed of all cases, or failed of those that could be judged.
 */
function verdictOf(raw: KBEvalRunResponse): Verdict {
  const [cases, passed, errored] = [count(raw.total_cases), count(raw.passed_cases), count(raw.errored_cases)];
  const threshold = raw.pass_threshold_snapshot;
  if (cases === undefined || passed === undefined || errored === undefined) return "none";
  const judged = cases - errored;
  if (share(threshold, 100) === undefined || judged <= 0 || passed > judged) return "none";
  if (passed * 100 >= threshold * cases) return "passed";
  return passed * 100 < threshold * judged ? "failed" : "none";
}

/** `test_case_id` is null once the case was deleted. */
function toCase(raw: KBEvalCaseResultResponse): RunCase<KBEvalCaseResultResponse> {
  const judged = raw.passed === true ? "passed" : raw.passed === false ? "failed" : "undecided";
  return runCase<KBEvalCaseResultResponse>({
    key: raw.test_case_id ?? undefined,
    name: raw.question_snapshot || undefined,
    outcome: raw.error_message ? "errored" : judged,
    rationale: raw.error_message || raw.judge_reasoning || undefined,
    raw,
  });
}
