import { timeOf } from "./clock.ts";
import type { Fields } from "./script.ts";
import { type Call, firstOf, listed, partOf, type Speech, wantedBy } from "./speech.ts";
import { casesOf, type Outcome } from "./tally.ts";
import type { Shown } from "./world.ts";

const lines: Readonly<Record<Outcome, readonly { index: number; accurate?: boolean; reason: string }[]>> = {
  passed: [{ index: 0, accurate: true, reason: "Said what the record asks for." }],
  failed: [{ index: 0, accurate: false, reason: "Left out what the record asks for." }],
  errored: [],
  undecided: [],
};

/** Vogent: runs under configs, by opaque cursors; a run does not say which config it is of. It refuses with 400. */
export const vogentSpeech: Speech = {
  provider: "vogent",
  idOf: (kind, number) => (kind === "run" ? `run_${number}` : `cfg_${number}`),
  sentAs: { run: ["getEvalRun", "id"], parent: ["getEvalConfig", "id"] },
  // No maximum is documented.
  mostOnPage: Number.POSITIVE_INFINITY,
  handlers({ world, sample }) {
    const config = firstOf(sample("listEvalConfigs"), "data");
    const result = firstOf(sample("listEvalRunResults"), "data");
    const refused = { refuse: 400 };
    const find = ({ path }: Call) => world.find(path.get("id") ?? "");
    const parentOf = ({ path }: Call) => world.parents.find(({ id }) => id === path.get("id"));
    const wanted = (call: Call) => wantedBy(call, 100);
    const paged = (items: readonly unknown[], next: string | undefined) => ({
      body: { data: items, cursor: next ?? null },
    });
    const configOf = ({ id, name }: { id: string; name: string }) => ({ ...config, id, name });

    return {
      listEvalConfigs(call) {
        const { items, next } = world.cut(world.parents, wanted(call));
        return paged(items.map(configOf), next);
      },
      getEvalConfig(call) {
        const parent = parentOf(call);
        return parent ? { body: configOf(parent) } : refused;
      },
      listEvalConfigRuns(call) {
        const parent = parentOf(call);
        if (!parent) return refused;
        const { items, next } = world.page(wanted(call), ({ run }) => run.parents.includes(parent.id));
        return paged(listed(world, items, recordOf), next);
      },
      getEvalRun(call) {
        const run = find(call);
        return run ? { body: recordOf(world.shown(run)) } : refused;
      },
      runEval(call) {
        const parent = parentOf(call);
        if (!parent) return refused;
        const records = call.body["evalRecordIds"] as readonly unknown[] | undefined;
        return { body: recordOf(world.shown(world.start([parent.id], call.body, records?.length))) };
      },
      listEvalRunResults(call) {
        const run = find(call);
        if (!run) return refused;
        const all = casesOf(world.now(run).tally).map(({ number, outcome }) => {
          const record = { ...partOf(result, "record"), id: `rec_${number}` };
          const judged = lines[outcome].map((line) => ({ ...line, modelOutput: "All right." }));
          const id = `res_${run.id}_${number}`;
          return { id, createdMs: -number, record: { ...result, id, evalRunId: run.id, record, results: judged } };
        });
        const { items, next } = world.cut(all, wanted(call));
        return paged(
          items.map((one) => one.record),
          next,
        );
      },
    };
  },
};

function recordOf({ run, word, tally }: Shown): Fields {
  return {
    id: run.id,
    status: word,
    callAgentId: run.input["callAgentId"] ?? "agent_support",
    versionedPromptId: run.input["versionedPromptId"] ?? "prompt_support_v7",
    createdAt: timeOf(run.createdMs),
    aggregateResult: { numFailing: tally.failed, numPassing: tally.passed },
    ...run.script.record,
  };
}
