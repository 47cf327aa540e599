import { timeOf } from "./clock.ts";
import type { Fields } from "./script.ts";
import { type Call, firstOf, type Handlers, listed, partOf, type Speech, type Stage } from "./speech.ts";
import { casesOf, type Outcome } from "./tally.ts";
import type { Shown } from "./world.ts";

/** Humanloop: an evaluation's runs all at once, the rest by numbered pages; a run has no address of its own. */
export const humanloopSpeech: Speech = {
  provider: "humanloop",
  idOf: (kind, number) => (kind === "run" ? `evrun_${number}` : `evr_${number}`),
  sentAs: { run: ["updateEvaluationRun", "run_id"], parent: ["getEvaluation", "id"] },
  // No maximum is documented.
  mostOnPage: Number.POSITIVE_INFINITY,
  handlers: (stage) => ({ ...evaluationHandlers(stage), ...runHandlers(stage), ...logHandlers(stage) }),
};

const refused = { refuse: 422, body: { detail: [{ loc: ["path", "id"], msg: "no such thing", type: "value_error" }] } };
const everything = { limit: Number.POSITIVE_INFINITY };

/** The answer tells the size that its pages have, which may be less than was asked for. */
function numbered({ query }: Call, usual: number, most = Number.POSITIVE_INFINITY) {
  const page = Number(query.get("page") ?? 1);
  const size = Math.min(Number(query.get("size") ?? usual), most);
  return { page, size, wanted: { page, limit: size } };
}

function evaluationHandlers({ world, sample }: Stage): Handlers {
  const like = firstOf(sample("listEvaluations"), "records");
  const recordOf = ({ id, name }: { id: string; name: string }, file?: string | null) => {
    const runs_count = world.runs.filter(({ parents }) => parents.includes(id)).length;
    return { ...like, id, name, runs_count, ...(file && { file_id: file }) };
  };
  return {
    listEvaluations(call) {
      const { page, size, wanted } = numbered(call, 10, world.script.pageSize);
      const { items, total } = world.cut(world.parents, wanted);
      return { body: { records: items.map((one) => recordOf(one, call.query.get("file_id"))), page, size, total } };
    },
    getEvaluation({ path }) {
      const found = world.parents.find(({ id }) => id === path.get("id"));
      return found ? { body: recordOf(found) } : refused;
    },
  };
}

function runHandlers({ world, sample }: Stage): Handlers {
  const like = firstOf(sample("listRunsForEvaluation"), "runs");
  const recordOf = ({ run, word }: Shown): Fields => ({
    ...like,
    id: run.id,
    orchestrated: run.input["orchestrated"] ?? true,
    added_at: timeOf(run.createdMs),
    created_at: timeOf(run.createdMs),
    status: word,
    control: false,
    ...run.script.record,
  });
  const isKnown = (id: string) => world.parents.some((one) => one.id === id);
  const placed = ({ path }: Call) => {
    const evaluation = path.get("id") ?? "";
    const run = world.find(path.get("run_id") ?? "");
    return { evaluation, run, here: run?.parents.includes(evaluation) ? run : undefined };
  };
  return {
    listRunsForEvaluation({ path }) {
      const id = path.get("id") ?? "";
      if (!isKnown(id)) return refused;
      const { items } = world.page(everything, ({ run }) => run.parents.includes(id));
      return { body: { runs: listed(world, items, recordOf) } };
    },
    createRun({ path, body }) {
      const id = path.get("id") ?? "";
      return isKnown(id) ? { body: recordOf(world.shown(world.start([id], body))) } : refused;
    },
    addExistingRun(call) {
      const { run, evaluation } = placed(call);
      if (!run || !isKnown(evaluation)) return refused;
      if (!run.parents.includes(evaluation)) run.parents.push(evaluation);
      return { body: null };
    },
    removeRun(call) {
      const { here, evaluation } = placed(call);
      if (!here) return refused;
      here.parents.splice(here.parents.indexOf(evaluation), 1);
      return "nothing";
    },
    updateEvaluationRun(call) {
      const { here } = placed(call);
      if (!here) return refused;
      if (call.body["status"] === "cancelled") world.cancel(here);
      return { body: recordOf(world.shown(here)) };
    },
  };
}

const judgments: Readonly<Record<Outcome, Fields>> = {
  passed: { judgment: true },
  failed: { judgment: false },
  errored: { judgment: null, error: "The evaluator failed." },
  undecided: { judgment: null },
};

function logHandlers({ world, sample }: Stage): Handlers {
  const like = firstOf(sample("getLogsForEvaluation"), "records");
  const judged = firstOf(like, "evaluator_logs");
  return {
    getLogsForEvaluation(call) {
      const { page, size, wanted } = numbered(call, 50, world.script.pageSize);
      const evaluation = call.path.get("id") ?? "";
      const ids = call.query.getAll("run_id");
      const runs = world.runs.filter(
        (run) => run.parents.includes(evaluation) && (ids.length === 0 || ids.includes(run.id)),
      );
      const all = runs.flatMap((run) =>
        casesOf(world.now(run).tally).map(({ number, outcome }) => {
          const id = `log_${run.id}_${number}`;
          const datapoint = { ...partOf(like, "datapoint"), id: `dp_${number}` };
          const log = { ...partOf(like, "log"), id, source_datapoint_id: datapoint.id };
          const evaluator_logs = [{ ...judged, id: `${id}_policy`, parent_id: id, ...judgments[outcome] }];
          return { record: { ...like, run_id: run.id, datapoint, log, evaluator_logs }, id, createdMs: run.createdMs };
        }),
      );
      const { items, total } = world.cut(all, wanted);
      return { body: { records: items.map(({ record }) => record), page, size, total } };
    },
  };
}
