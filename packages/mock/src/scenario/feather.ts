import { timeOf } from "./clock.ts";
import { mostOnPage, paged, wanted } from "./feather-page.ts";
import type { Fields } from "./script.ts";
import { type Call, firstOf, fitsQuery, listed, type Speech, uuidOf } from "./speech.ts";
import type { Tally } from "./tally.ts";
import type { Shown } from "./world.ts";

const refused = { refuse: 404 };

/** Feather: one evaluator over one session. Runs come from bindings: nothing starts one. */
export const featherSpeech: Speech = {
  provider: "feather",
  idOf: (kind, number) => uuidOf(kind === "run" ? "deed" : "5e55", number),
  sentAs: { run: ["getEvalRun", "run_id"], parent: ["listEvalRuns", "session_id"] },
  mostOnPage,
  handlers({ world, sample }) {
    const like = sample("getEvalRun");
    const score = firstOf(like, "scores");
    const recordOf = ({ run, word, phase, tally }: Shown): Fields => ({
      ...like,
      id: run.id,
      session_id: run.parents[0] ?? like["session_id"],
      status: word,
      created_at: timeOf(run.createdMs),
      started_at: run.startedMs === undefined ? null : timeOf(run.startedMs),
      finished_at: run.endedMs === undefined ? null : timeOf(run.endedMs),
      error_text: phase === "failed" ? "The judge gave no answer." : null,
      scores: scoresOf(tally).map((told) => ({ ...score, eval_run_id: run.id, ...told })),
      ...run.script.record,
    });
    const find = ({ path }: Call) => world.find(path.get("run_id") ?? "");
    return {
      listEvalRuns(call) {
        const { items, next } = world.page(wanted(call), (shown) => isAskedFor(call.query, recordOf(shown)));
        return paged(listed(world, items, recordOf), next);
      },
      getEvalRun(call) {
        const run = find(call);
        return run ? { body: recordOf(world.shown(run)) } : refused;
      },
      deleteEvalRun(call) {
        const run = find(call);
        if (!run) return refused;
        world.remove(run);
        return "nothing";
      },
    };
  },
};

/** One score, as one evaluator gives one: a run without a verdict has one that decides nothing. */
function scoresOf({ verdict, score, done }: Tally): Fields[] {
  if (done === 0 && verdict !== "none") return [];
  if (verdict === "none") return done > 0 ? [{ passed: null, value: null, raw_value: null }] : [];
  const value = score ?? (verdict === "passed" ? 0.9 : 0.3);
  return [{ passed: verdict === "passed", value, raw_value: value }];
}

const equal = ["session_id", "evaluator_id", "agent_id", "status", "channel"];

function isAskedFor(query: URLSearchParams, record: Fields): boolean {
  const createdMs = Date.parse(String(record["created_at"]));
  const [score] = record["scores"] as readonly Fields[];
  const value = score?.["value"];
  const most = { from: query.get("created_from"), to: query.get("created_to") };
  const scores = { from: query.get("score_min"), to: query.get("score_max") };
  return (
    equal.every((name) => fitsQuery(query, name, record[name])) &&
    // Everything here happened in live sessions; a run does not say so.
    fitsQuery(query, "scope", "live") &&
    fitsQuery(query, "outcome", outcomeOf(record)) &&
    (query.get("severity") === null || score?.["severity"] === query.get("severity")) &&
    isWithin(createdMs, most.from && Date.parse(most.from), most.to && Date.parse(most.to)) &&
    ((scores.from === null && scores.to === null) ||
      (typeof value === "number" && isWithin(value, scores.from, scores.to)))
  );
}

/** Documented is only that a completed run with a failing score has failed. */
function outcomeOf({ status, scores }: Fields): string | undefined {
  if (status === "errored") return "errored";
  if (status !== "completed") return undefined;
  const passed = (scores as readonly Fields[]).map((one) => one["passed"]);
  if (passed.includes(false)) return "failed";
  return passed.includes(true) ? "passed" : "no_verdict";
}

/** Whether Feather counts the bounds themselves in is not documented; here they are in. */
function isWithin(value: number, from: string | number | null, to: string | number | null): boolean {
  return (from === null || value >= Number(from)) && (to === null || value <= Number(to));
}
