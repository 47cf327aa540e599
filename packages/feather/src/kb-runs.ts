import {
  type HasCases,
  type HasParents,
  mapPage,
  mapResult,
  type Polls,
  type RunSource,
  runRecord,
  type Starts,
  soleId,
  statusOf,
} from "@evalbridge/core";
import { createFeatherClientOf } from "./client.ts";
import { statuses, toCase, toRecord } from "./kb-record.ts";
import type {
  CreateKBEvalRunArgs,
  FeatherClient,
  KBEvalCaseResultResponse,
  KBEvalRunCreateResponse,
  KBEvalRunResponse,
} from "./operations.gen.ts";
import { feather } from "./provider.ts";
import {
  createKBEvalRun,
  getKBEvalRun,
  listKBEvalRunResults,
  listKBEvalRunsForOrg,
  listKBEvalSuites,
} from "./table.gen.ts";

/** The list of knowledge-base runs takes no filters of its own. */
export type FeatherKbFilters = Record<string, never>;

/** What these runs are asked of: a whole client, or one that has these operations. */
export type FeatherKbRunsClient = Pick<
  FeatherClient,
  "listKBEvalSuites" | "listKBEvalRunsForOrg" | "getKBEvalRun" | "createKBEvalRun" | "listKBEvalRunResults"
>;

/**
 * Feather's knowledge-base runs: a suite's cases over knowledge bases. A start answers with less than a list holds, and so
 * says its `raw`. Feather documents no way to cancel a run.
 */
export interface FeatherKbRuns
  extends RunSource<KBEvalRunResponse, FeatherKbFilters>,
    Starts<CreateKBEvalRunArgs, KBEvalRunCreateResponse>,
    HasCases<KBEvalCaseResultResponse>,
    HasParents,
    Polls {}

/** The documented maximum of `limit`. */
const pageSize = 200;

/** Makes the source of a Feather account's knowledge-base runs. */
export function createFeatherKbRuns(
  client: FeatherKbRunsClient = createFeatherClientOf({
    listKBEvalSuites,
    listKBEvalRunsForOrg,
    getKBEvalRun,
    createKBEvalRun,
    listKBEvalRunResults,
  }),
): FeatherKbRuns {
  return {
    provider: feather,
    parentTerm: "suite",
    filters: { parent: "server", status: "client", createdAt: "client", verdict: "client" },
    natives: [],
    async scopes({ parents }) {
      return { items: (parents ?? [""]).map((key) => ({ key })) };
    },
    async parents(cursor, call) {
      const suites = await client.listKBEvalSuites.page({ limit: pageSize, cursor }, call);
      return mapPage(suites, ({ id, name }) => ({ key: id, name }));
    },
    async page({ key }, _query, cursor, limit, call) {
      const suite_id = key || undefined;
      const args = { suite_id, limit: Math.min(limit, pageSize), cursor };
      return mapPage(await client.listKBEvalRunsForOrg.page(args, call), (run) => toRecord(run, suite_id));
    },
    async get(address, call) {
      return toRecord(await client.getKBEvalRun({ run_id: soleId(feather.name, address) }, call));
    },
    start(input, call) {
      // Read at once: when the answer comes, the caller may have put something else there.
      const id = input?.suite_id;
      const toStarted = (raw: KBEvalRunCreateResponse) =>
        runRecord<KBEvalRunCreateResponse>({
          address: [raw.run_id],
          provider: feather.name,
          id: raw.run_id,
          parent: { id },
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
    shared: { least: 3, scopeOf: (_address, suite) => suite?.id },
  };
}
