import { type HasCases, mapPage, type Polls, type RunSource, soleId, wordsFor } from "@evalbridge/core";
import { createFeatherClientOf } from "./client.ts";
import type { EvalRunResponse, EvalScoreResponse, FeatherClient, ListEvalRunsArgs } from "./operations.gen.ts";
import { feather } from "./provider.ts";
import { statuses, toCase, toRecord } from "./record.ts";
import { getEvalRun, listEvalRuns } from "./table.gen.ts";

/** Parameters of Feather's own list that no common filter covers. */
export type FeatherFilters = Omit<
  ListEvalRunsArgs,
  "session_id" | "status" | "created_from" | "created_to" | "limit" | "cursor"
>;

/** What these runs are asked of: a whole client, or one that has these operations. */
export type FeatherRunsClient = Pick<FeatherClient, "listEvalRuns" | "getEvalRun">;

/**
 * Feather's evaluator runs: one evaluator over one session. They come from bindings, so there is nothing to start; Feather
 * documents no way to cancel one and no list of sessions.
 */
export interface FeatherRuns extends RunSource<EvalRunResponse, FeatherFilters>, HasCases<EvalScoreResponse>, Polls {}

/** Those of `FeatherFilters`. */
const natives: readonly (keyof FeatherFilters)[] = [
  ...(["evaluator_id", "agent_id", "scope", "outcome", "score_min", "score_max", "severity", "channel"] as const),
];

/** What a scope stands for: a list takes one session and one status. Its key is this as JSON: any id fits. */
type Narrowing = Pick<ListEvalRunsArgs, "session_id" | "status">;

/** The documented maximum of `limit`. */
const pageSize = 200;

/** Makes the source of a Feather account's evaluator runs. */
export function createFeatherRuns(
  client: FeatherRunsClient = createFeatherClientOf({ listEvalRuns, getEvalRun }),
): FeatherRuns {
  return {
    provider: feather,
    parentTerm: "session",
    filters: { parent: "server", status: "server", createdAt: "server", verdict: "client" },
    natives,
    async scopes({ parents = [undefined], status }) {
      const words = wordsFor(statuses, status) ?? [undefined];
      const all = parents.flatMap((id) => words.map((word): Narrowing => ({ session_id: id, status: word })));
      return { items: all.map((narrowing) => ({ key: JSON.stringify(narrowing) })) };
    },
    async page({ key }, { native, since, until }, cursor, limit, call) {
      const { session_id, status }: Narrowing = JSON.parse(key);
      const args = {
        ...native,
        session_id,
        status,
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
    shared: { least: 2, scopeOf: (_address, session) => session && JSON.stringify({ session_id: session.id }) },
  };
}

/** Whether Feather counts the bounds themselves in is not documented, so each is moved outward by the smallest step. */
function moved(time: string, ms: number): string {
  return new Date(Date.parse(time) + ms).toISOString();
}
