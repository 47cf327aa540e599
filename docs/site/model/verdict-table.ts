import { isObject, type Json } from "@evalbridge-internal/scripts";
import { code, escaped, table } from "../html.ts";
import { over } from "./example-fetch.ts";
import { type Kind, sourceFor, type World } from "./world.ts";

type Fields = Readonly<Record<string, Json>>;
/** A situation in words, and the fields that make it. */
type Situation = readonly [words: string, fields: Fields];

const aggregate = (numPassing: number, numFailing: number): Fields => ({ aggregateResult: { numPassing, numFailing } });
const suite = (total: number, passed: number, errored: number): Fields => ({
  ...{ total_cases: total, completed_cases: total, passed_cases: passed, errored_cases: errored },
  ...{ failed_cases: total - passed - errored, pass_threshold_snapshot: 80 },
});

/** What is asked of each adapter, on the record of an example run. What it answers is not written here. */
const situations: Readonly<Record<Kind, (raw: Fields) => readonly Situation[]>> = {
  vogent: () => [
    ["SUCCESS, 3 passing, none failing", aggregate(3, 0)],
    ["SUCCESS, 2 passing, 1 failing", aggregate(2, 1)],
    ["SUCCESS, nothing passing, nothing failing", aggregate(0, 0)],
    ["RUNNING, 3 passing, none failing", { ...aggregate(3, 0), status: "RUNNING" }],
  ],
  humanloop: () => [["completed, whatever the logs say: Humanloop has no threshold", {}]],
  feather: ({ scores }) => {
    const [score] = Array.isArray(scores) ? scores : [];
    const judged = (...passed: Json[]) => ({
      scores: passed.map((one) => ({ ...(isObject(score) ? score : {}), passed: one })),
    });
    return [
      ["two scores, both passed", judged(true, true)],
      ["two scores, one failed", judged(true, false)],
      ["two scores, one passed and one undecided", judged(true, null)],
      ["no scores", judged()],
    ];
  },
  "feather-kb": () => [
    ["threshold 80 %: 8 of 10 cases passed, 2 failed", suite(10, 8, 0)],
    ["threshold 80 %: 7 of 10 passed, 3 failed", suite(10, 7, 0)],
    ["threshold 80 %: 7 of 10 passed, 1 failed, 2 errored: the two readings differ", suite(10, 7, 2)],
    ["all 10 cases errored", suite(10, 0, 10)],
  ],
  bland: ({ summary }) => {
    const judged = (overall_pass: boolean | null, pass_threshold_pct: number | null, status = "COMPLETE"): Fields => ({
      status,
      summary: { ...(isObject(summary) ? summary : {}), overall_pass, pass_threshold_pct },
    });
    return [
      ["overall_pass true, with a threshold", judged(true, 80)],
      ["overall_pass false, with a threshold", judged(false, 80)],
      ["overall_pass true, without a threshold", judged(true, null)],
      ["PARTIAL, overall_pass false", judged(false, 80, "PARTIAL")],
      ["CANCELLED, overall_pass true", judged(true, 80, "CANCELLED")],
      ["no summary", { summary: null }],
    ];
  },
};

/** The verdict that each adapter gives in each situation: asked of the adapter itself. */
export async function verdictTable(worlds: readonly World[]): Promise<string> {
  const rows = await Promise.all(
    worlds.flatMap(({ kind, spec, runs }) => {
      const run = runs.find(({ status }) => status === "completed");
      if (!run) throw new Error(`${kind}: the description has no completed run to ask about`);
      const address = run.ref
        .slice(kind.length + 1)
        .split("/")
        .map(decodeURIComponent);
      return situations[kind](run.raw as Fields).map(async ([words, fields], index) => {
        const source = sourceFor(kind, spec, (_operation, body) => over(body, run.id, fields));
        const { status, verdict } = await source.get(address);
        return [index === 0 ? `<b>${kind}</b>` : "", escaped(words), code(status), mark(verdict)];
      });
    }),
  );
  return table(["Source", "The provider says", "Status", "Verdict"], rows, "verdicts");
}

/** A verdict with the colour of its meaning. */
export function mark(word: string): string {
  return `<span class="word ${word}">${word}</span>`;
}
