import {
  type HasCases,
  mapPage,
  type RunCase,
  type RunRecord,
  type RunSource,
  type RunStatus,
  runCase,
  runRecord,
  type Scope,
  share,
  soleId,
  statusOf,
  utc,
  type Verdict,
  wordsFor,
} from "@evalbridge/core";
import { createFeatherClient } from "./client.ts";
import type { EvalRunResponse, EvalScoreResponse, FeatherClient, ListEvalRunsArgs } from "./operations.gen.ts";
import { feather } from "./provider.ts";

/** Parameters of Feather's own list that no common filter covers. */
export type FeatherFilters = Omit<
  ListEvalRunsArgs,
  "session_id" | "status" | "created_from" | "created_to" | "limit" | "cursor"
>;

/**
 * Feather's evaluator runs: one evaluator over one session. They come from bindings, so there is nothing to start; Feather
 * documents no way to cancel one and no list of sessions.
 */
export interface FeatherRuns extends RunSource<EvalRunResponse, FeatherFilters>, HasCases<EvalScoreResponse> {}

/** The words of the list's filter: in an answer the status is free text. */
const statuses = {
  pending: "pending",
  running: "running",
  completed: "completed",
  failed: "failed",
  errored: "failed",
} as const satisfies Record<NonNullable<ListEvalRunsArgs["status"]>, RunStatus>;

/** The documented maximum of `limit`. */
const pageSize = 200;

/** Makes the source of a Feather account's evaluator runs. */
export function createFeatherRuns(client: FeatherClient = createFeatherClient()): FeatherRuns {
  return {
    provider: feather,
    filters: { parent: "server", status: "server", createdAt: "server", verdict: "client" },
    async scopes({ parents, status }) {
      const sessions: readonly (string | undefined)[] = parents ?? [undefined];
      const words = wordsFor(statuses, status) ?? [undefined];
      return { items: sessions.flatMap((session_id) => words.map((word) => toScope({ session_id, status: word }))) };
    },
    async page(scope, { native, since, until }, cursor, limit, call) {
      const args: ListEvalRunsArgs = {
        ...native,
        ...ofScope(scope),
        created_from: since && moved(since, -1),
        created_to: until && moved(until, 1),
        limit: Math.min(limit, pageSize),
        cursor,
      };
      return mapPage(await client.listEvalRuns.page(args, call), toRecord);
    },
    async get(address, call) {
      return toRecord(await client.getEvalRun({ run_id: soleId(feather.name, address) }, call));
    },
    async cases(address, _cursor, call) {
      const run_id = soleId(feather.name, address);
      const { evaluator_id, scores = [] } = await client.getEvalRun({ run_id }, call);
      return { items: scores.map((score) => toCase(score, evaluator_id)) };
    },
  };
}

/** A list takes one session and one status word; both are in its key, as the arguments they become. */
type ScopeArgs = Pick<ListEvalRunsArgs, "session_id" | "status">;

function toScope(args: ScopeArgs): Scope {
  return { key: JSON.stringify(args) };
}

function ofScope({ key }: Scope): ScopeArgs {
  const { session_id, status } = JSON.parse(key) as ScopeArgs;
  return { session_id, status };
}

/** Whether Feather counts the bounds themselves in is not documented, so each is moved outward by the smallest step. */
function moved(time: string, ms: number): string {
  return new Date(Date.parse(time) + ms).toISOString();
}

function toRecord(raw: EvalRunResponse): RunRecord<EvalRunResponse> {
  const outcomes = raw.scores?.map(outcomeOf);
  const countOf = (wanted: RunCase["outcome"]) => outcomes?.filter((outcome) => outcome === wanted).length;
  return runRecord<EvalRunResponse>({
    address: [raw.id],
    provider: feather.name,
    id: raw.id,
    parent: { id: raw.session_id },
    status: statusOf(statuses, raw.status),
    rawStatus: raw.status,
    verdict: verdictOf(outcomes ?? []),
    counts: {
      passed: countOf("passed"),
      failed: countOf("failed"),
      undecided: countOf("undecided"),
      total: outcomes?.length,
    },
    score: raw.scores?.length === 1 ? share(raw.scores[0]?.value) : undefined,
    createdAt: utc(raw.created_at),
    startedAt: utc(raw.started_at),
    endedAt: utc(raw.finished_at),
    error: raw.error_text ? { message: raw.error_text } : undefined,
    raw,
  });
}

function outcomeOf({ passed }: EvalScoreResponse): RunCase["outcome"] {
  if (passed === true) return "passed";
  return passed === false ? "failed" : "undecided";
}

/** Whether a score blocks says what it stops, not whether it passed: each failing score fails the run. */
function verdictOf(outcomes: readonly RunCase["outcome"][]): Verdict {
  if (outcomes.includes("failed")) return "failed";
  return outcomes.length > 0 && outcomes.every((outcome) => outcome === "passed") ? "passed" : "none";
}

function toCase(raw: EvalScoreResponse, evaluatorId: string): RunCase<EvalScoreResponse> {
  return runCase<EvalScoreResponse>({
    key: evaluatorId,
    outcome: outcomeOf(raw),
    score: share(raw.value),
    rationale: raw.rationale ?? undefined,
    raw,
  });
}
