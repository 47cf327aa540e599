import {
  type Bridge,
  createBlandClient,
  createBlandRuns,
  createBridge,
  createFeatherClient,
  createFeatherKbRuns,
  createHumanloopClient,
  createHumanloopRuns,
  createVogentClient,
  createVogentRuns,
  type Run,
} from "@evalbridge/bridge";
import { type AnySource, type CallOptions, type ClientOptions, type ListOptions, mapResult } from "@evalbridge/core";
import { blandDialect } from "./world/bland.ts";
import type { Dialect, Fields } from "./world/dialect.ts";
import { featherDialect } from "./world/feather.ts";
import { humanloopDialect } from "./world/humanloop.ts";
import { vogentDialect } from "./world/vogent.ts";

/** The ways to start a run: the client's own operation, its run source, a bridge. */
export type Way = "client" | "source" | "bridge";

/** A client over some fetch, as far as starts and lists go. What is started is told by its id. */
export interface Opened {
  readonly start: Readonly<Record<Way, (input: Fields, call?: CallOptions) => Promise<string>>>;
  readonly source: AnySource;
  /** The client's own walk over a list of several pages. */
  walk(limit: number, cursor: unknown, options?: ListOptions): AsyncIterable<unknown>;
}

/** A provider under test. */
export interface Subject {
  readonly key: string;
  readonly dialect: Dialect;
  /** What a start's arguments may be. */
  readonly inputs: readonly Fields[];
  /** Arguments for something else, which is listed in the same place. */
  readonly other: Fields;
  open(options: ClientOptions): Opened;
}

const idOf = ({ id }: { readonly id: string }) => id;
// Arguments and items as plain data: their types are tested elsewhere.
type Walk = (args: object, options?: ListOptions) => AsyncIterable<unknown>;

function opened(key: string, source: AnySource, create: Opened["start"][Way], walk: Opened["walk"]): Opened {
  const bridge = createBridge({ [key]: source }, { onWarning: () => undefined }) as unknown as Bridge<never>;
  const startThere = bridge.start as unknown as (key: string, input: Fields, call?: CallOptions) => Promise<Run>;
  return {
    source,
    walk,
    start: {
      client: create,
      source: (input, call) => mapResult(source.start?.(input as never, call) ?? Promise.reject(), idOf),
      bridge: (input, call) => mapResult(startThere(key, input, call), idOf),
    },
  };
}

const walkOf = (list: { readonly all: unknown }) => list.all as Walk;
const uuid = (number: number) => `${String(number).padStart(8, "0")}-1111-4111-8111-111111111111`;

export const subjects: readonly Subject[] = [
  {
    key: "vogent",
    dialect: vogentDialect,
    inputs: [
      { id: "cfg_1", body: { versionedPromptId: "prompt_a", callAgentId: "agent_a" } },
      { id: "cfg_1", body: { versionedPromptId: "prompt_a", callAgentId: "agent_a", evalRecordIds: ["rec_1"] } },
    ],
    other: { id: "cfg_1", body: { versionedPromptId: "prompt_b", callAgentId: "agent_a" } },
    open(options) {
      const client = createVogentClient(options);
      const walk = walkOf(client.listEvalConfigRuns);
      return opened(
        "vogent",
        createVogentRuns(client),
        (input, call) => mapResult(client.runEval(input as never, call), idOf),
        (limit, cursor, call) => walk({ id: "cfg_1", limit, cursor }, call),
      );
    },
  },
  {
    key: "humanloop",
    dialect: humanloopDialect,
    inputs: [
      { id: "evr_1", body: { dataset: { version_id: "dsv_a" }, version: { version_id: "prv_a" } } },
      { id: "evr_1", body: { dataset: { id: "ds_a" }, version: { path: "Support/pr a" }, orchestrated: false } },
    ],
    other: { id: "evr_1", body: { dataset: { version_id: "dsv_a" }, version: { version_id: "prv_b" } } },
    open(options) {
      const client = createHumanloopClient(options);
      const walk = walkOf(client.listEvaluations);
      const source = createHumanloopRuns(client, { fileId: "pr_a" });
      return opened(
        "humanloop",
        source,
        (input, call) => mapResult(client.createRun(input as never, call), idOf),
        (size, page, call) => walk({ file_id: "pr_a", size, page }, call),
      );
    },
  },
  {
    key: "feather-kb",
    dialect: featherDialect,
    inputs: [
      { suite_id: uuid(1), body: { kb_ids: [uuid(7)] } },
      {
        suite_id: uuid(1),
        body: { kb_ids: [uuid(7), uuid(8)], prefer_draft: true, version_overrides: { [uuid(7)]: uuid(9) } },
      },
    ],
    other: { suite_id: uuid(1), body: { kb_ids: [uuid(7)], judge_model_override: "judge-large" } },
    open(options) {
      const client = createFeatherClient(options);
      const walk = walkOf(client.listKBEvalRunsForOrg);
      const name = ({ run_id }: { readonly run_id: string }) => run_id;
      return opened(
        "feather-kb",
        createFeatherKbRuns(client),
        (input, call) => mapResult(client.createKBEvalRun(input as never, call), name),
        (limit, cursor, call) => walk({ limit, cursor }, call),
      );
    },
  },
  {
    key: "bland",
    dialect: blandDialect,
    inputs: [
      { body: { call_ids: ["call_1"], workbench_setup_id: uuid(1), workbench_setup_version_id: uuid(2) } },
      { body: { call_ids: ["call_1"], attached_agents: [{ eval_agent_id: uuid(3) }], metadata: { pipeline: "ci" } } },
    ],
    other: { body: { call_ids: ["call_1"], attached_agents: [{ eval_agent_id: uuid(3) }], run_mode: "full" } },
    open(options) {
      const client = createBlandClient(options);
      const walk = walkOf(client.listRuns);
      return opened(
        "bland",
        createBlandRuns(client),
        (input, call) => mapResult(client.createRun(input as never, call), idOf),
        (limit, starting_after, call) => walk({ limit, starting_after }, call),
      );
    },
  },
];
