import { judgedOf, runRecord } from "./feather-kb-record.ts";
import { mostOnPage, paged, wanted } from "./feather-page.ts";
import { hasEnded } from "./made-run.ts";
import type { Fields } from "./script.ts";
import { type Call, firstOf, type Handlers, listed, type Speech, type Stage, uuidOf } from "./speech.ts";
import { casesOf, type Outcome } from "./tally.ts";
import type { Shown } from "./world.ts";

const refused = { refuse: 404 };

/** Feather's knowledge-base runs: of the whole organisation or one suite. The same run twice at a time is refused. */
export const featherKbSpeech: Speech = {
  provider: "feather",
  idOf: (kind, number) => uuidOf(kind === "run" ? "face" : "5017", number),
  sentAs: { run: ["getKBEvalRun", "run_id"], parent: ["getKBEvalSuite", "suite_id"] },
  mostOnPage,
  handlers: (stage) => ({ ...suiteHandlers(stage), ...runHandlers(stage), ...resultHandlers(stage) }),
};

function suiteHandlers({ world, sample }: Stage): Handlers {
  const like = firstOf(sample("listKBEvalSuites"), "items");
  const alone = sample("getKBEvalSuite");
  return {
    listKBEvalSuites(call) {
      const { items, next } = world.cut(world.parents, wanted(call));
      return paged(
        items.map(({ id, name }) => ({ ...like, id, name })),
        next,
      );
    },
    getKBEvalSuite({ path }) {
      const suite = world.parents.find(({ id }) => id === path.get("suite_id"));
      if (!suite) return refused;
      const cases = (alone["cases"] as readonly Fields[]).map((one) => ({ ...one, suite_id: suite.id }));
      return { body: { ...alone, id: suite.id, name: suite.name, cases } };
    },
  };
}

function runHandlers({ world, sample }: Stage): Handlers {
  const like = sample("getKBEvalRun");
  const recordOf = (shown: Shown) => runRecord(like, shown, world.parents);
  const listOf = (call: Call, suite: string | null | undefined) => {
    const { items, next } = world.page(wanted(call), ({ run }) => !suite || run.parents.includes(suite));
    return paged(listed(world, items, recordOf), next);
  };
  const isKnown = (id: string) => world.parents.some((one) => one.id === id);
  return {
    listKBEvalRunsForOrg: (call) => listOf(call, call.query.get("suite_id")),
    listKBEvalRuns(call) {
      const suite = call.path.get("suite_id") ?? "";
      return isKnown(suite) ? listOf(call, suite) : refused;
    },
    getKBEvalRun({ path }) {
      const run = world.find(path.get("run_id") ?? "");
      return run ? { body: recordOf(world.shown(run)) } : refused;
    },
    createKBEvalRun({ path, body }) {
      const suite = path.get("suite_id") ?? "";
      if (!isKnown(suite)) return refused;
      const same = world.runs.find(
        (run) => run.parents.includes(suite) && isSame(run.input, body) && !hasEnded(world.now(run).phase),
      );
      if (same) return conflict(world.now(same));
      const { run, word } = world.shown(world.start([suite], body));
      return { body: { run_id: run.id, status: word } };
    },
  };
}

const isSame = (one: Fields, other: Fields) => JSON.stringify(one) === JSON.stringify(other);

const conflict = ({ run, word }: Shown) => ({
  refuse: 409,
  body: { detail: { error: "eval_run_in_progress", existing_run_id: run.id, status: word } },
});

const results: Readonly<Record<Outcome, Fields>> = {
  passed: { passed: true, error_message: null },
  failed: { passed: false, error_message: null },
  errored: { passed: null, error_message: "The judge gave no answer." },
  undecided: { passed: null, error_message: null },
};

function resultHandlers({ world, sample }: Stage): Handlers {
  const like = firstOf(sample("listKBEvalRunResults"), "items");
  return {
    listKBEvalRunResults(call) {
      const run = world.find(call.path.get("run_id") ?? "");
      if (!run) return refused;
      const all = casesOf(judgedOf(world.now(run))).map(({ number, outcome }) => {
        const id = uuidOf("4e50", number);
        const record = { ...like, id, run_id: run.id, test_case_id: uuidOf("ca5e", number), ...results[outcome] };
        return { id, record, createdMs: -number };
      });
      const { items, next } = world.cut(all, wanted(call));
      return paged(
        items.map(({ record }) => record),
        next,
      );
    },
  };
}
