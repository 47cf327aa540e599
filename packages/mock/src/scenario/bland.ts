import { runRecord } from "./bland-record.ts";
import type { Fields } from "./script.ts";
import {
  type Call,
  firstOf,
  fitsQuery,
  type Handlers,
  listed,
  partOf,
  type Speech,
  type Stage,
  uuidOf,
} from "./speech.ts";
import { casesOf, type Outcome } from "./tally.ts";
import type { Shown } from "./world.ts";

/** Bland: everything in an envelope, lists anchored at the id of an item, one flat list of runs. */
export const blandSpeech: Speech = {
  provider: "bland",
  idOf: (kind, number) => uuidOf(kind === "run" ? "e7a1" : "5e70", number),
  sentAs: { run: ["getRun", "run_id"], parent: ["getWorkbenchSetup", "setup_id"] },
  mostOnPage: 100,
  handlers: (stage) => ({ ...setupHandlers(stage), ...runHandlers(stage), ...resultHandlers(stage) }),
};

const refused = { refuse: 404 };
const enveloped = (data: unknown) => ({ body: { data, errors: null } });
const inner = (answer: Fields) => partOf(answer, "data");

const wanted = ({ query }: Call) => ({
  limit: Number(query.get("limit") ?? 25),
  after: query.get("starting_after") ?? undefined,
  before: query.get("ending_before") ?? undefined,
});

/** Bland's cursors are the ids themselves. */
const paged = (data: readonly unknown[], last: { readonly id: string } | undefined) =>
  enveloped({ object: "list", data, has_more: last !== undefined, next_cursor: last?.id ?? null });

function setupHandlers({ world, sample }: Stage): Handlers {
  const like = firstOf(inner(sample("listWorkbenchSetups")), "data");
  const alone = inner(sample("getWorkbenchSetup"));
  return {
    listWorkbenchSetups(call) {
      const { items, last } = world.cut(world.parents, wanted(call));
      return paged(
        items.map(({ id, name }) => ({ ...like, id, name, latest_run: null })),
        last,
      );
    },
    getWorkbenchSetup({ path }) {
      const known = world.parents.find(({ id }) => id === path.get("setup_id"));
      if (!known) return refused;
      const setup = { ...partOf(alone, "setup"), id: known.id, name: known.name };
      const current_version = { ...partOf(alone, "current_version"), workbench_setup_id: known.id };
      return enveloped({ ...alone, setup, current_version });
    },
  };
}

/** What a list leaves out. */
const ofOneAlone = [
  "org_id",
  "submitted_call_ids",
  "submitted_attached_agents",
  "error_code",
  "error_message",
  "workflow_id",
];

function runHandlers({ world, sample }: Stage): Handlers {
  const like = inner(sample("getRun"));
  const estimate = inner(sample("estimateRun"));
  const recordOf = (shown: Shown) => runRecord(like, shown);
  const find = ({ path }: Call) => world.find(path.get("run_id") ?? "");
  return {
    listRuns(call) {
      const { items, last } = world.page(wanted(call), (shown) => isAskedFor(call.query, recordOf(shown)));
      return paged(listed(world, items, recordOf, ofOneAlone), last);
    },
    getRun(call) {
      const run = find(call);
      return run ? enveloped(recordOf(world.shown(run))) : refused;
    },
    createRun({ body }) {
      const setup = body["workbench_setup_id"];
      const parents = typeof setup === "string" ? [setup] : [];
      if (parents.some((id) => !world.parents.some((one) => one.id === id))) return refused;
      return enveloped(recordOf(world.shown(world.start(parents, body, (body["call_ids"] as unknown[]).length))));
    },
    estimateRun: ({ body }) => enveloped(estimateOf(estimate, body)),
    cancelRun(call) {
      const run = find(call);
      if (!run) return refused;
      world.cancel(run);
      return enveloped(recordOf(world.shown(run)));
    },
  };
}

/** As much for each judgement as the example has. */
function estimateOf(like: Fields, { call_ids = [], attached_agents = [] }: Fields): Fields {
  const atoms = (call_ids as unknown[]).length * Math.max(1, (attached_agents as unknown[]).length);
  const share = atoms / Number(like["resolved_atom_count"]);
  return Object.fromEntries(Object.entries(like).map(([name, value]) => [name, Number(value) * share]));
}

function isAskedFor(query: URLSearchParams, record: Fields): boolean {
  const agents = record["submitted_attached_agents"] as readonly Fields[];
  const agent = query.get("eval_agent_id");
  const equal = ["workbench_setup_id", "status", "triggered_by"];
  if (!equal.every((name) => fitsQuery(query, name, record[name]))) return false;
  return agent === null || agents.some((one) => one["eval_agent_id"] === agent);
}

const verdicts: Readonly<Record<Outcome, Fields>> = {
  passed: { is_target_match: true, score_normalized_0_100: 100 },
  failed: { is_target_match: false, score_normalized_0_100: 0 },
  errored: { is_target_match: null, score_normalized_0_100: null, failed: true, failure_code: "judge_failed" },
  undecided: { is_target_match: null, score_normalized_0_100: null, is_insufficient_evidence: true },
};

function resultHandlers({ world, sample }: Stage): Handlers {
  const like = firstOf(inner(sample("listAgentResults")), "data");
  return {
    listAgentResults(call) {
      const run = world.find(call.path.get("run_id") ?? "");
      if (!run) return refused;
      const all = casesOf(world.now(run).tally).map(({ number, outcome }) => {
        const id = uuidOf("4e5a", number);
        const call_id = uuidOf("ca11", number);
        return { id, createdMs: -number, record: { ...like, id, eval_run_id: run.id, call_id, ...verdicts[outcome] } };
      });
      const { items, last } = world.cut(all, wanted(call));
      return paged(
        items.map(({ record }) => record),
        last,
      );
    },
  };
}
