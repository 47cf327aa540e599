import { describe, expect, test } from "vitest";
import { server } from "./server.ts";

const path = "/evaluations/evr_1/logs";
const page = (records: object[]) => ({ records, page: 1, size: 100, total: records.length });

/** The evaluator's part of a judgment: its id, its name and how it judges. */
const evaluator = (spec: object = {}) => ({ id: "ev_1", version_id: "evv_1", name: "Policy", spec });
const option = (name: string, valence?: string | null) => ({ name, valence });
const judged = (judgment: unknown, spec: object = {}, fields: object = {}) => ({
  id: "log_2",
  judgment,
  evaluator: evaluator(spec),
  evaluator_logs: [],
  ...fields,
});
const record = (evaluatorLogs: object[], fields: object = {}) => ({
  run_id: "run_1",
  datapoint: { id: "dp_1" },
  log: { id: "log_1", prompt: {}, evaluator_logs: [] },
  evaluator_logs: evaluatorLogs,
  ...fields,
});

async function casesOf(...records: object[]) {
  const { runs } = server({ [`GET ${path}`]: page(records) });
  return (await runs.cases(["evr_1", "run_1"], undefined)).items;
}

const outcomeOf = async (...judgment: Parameters<typeof judged>) =>
  (await casesOf(record([judged(...judgment)])))[0]?.outcome;

const trueIsGood = { return_type: "boolean", options: [option("true", "positive"), option("false", "negative")] };
const trueIsBad = { return_type: "boolean", options: [option("true", "negative"), option("false", "positive")] };
const pythons = { return_type: "boolean", options: [option("True", "positive"), option("False", "negative")] };
const tone = {
  return_type: "select",
  options: [
    option("polite", "positive"),
    option("Warm", "positive"),
    option("flat", "neutral"),
    option("rude", "negative"),
    option("other"),
  ],
};

describe("a judgment of a Humanloop run", () => {
  test.each([
    ["true, which is good", "passed", true, trueIsGood],
    ["false, which is bad", "failed", false, trueIsGood],
    ["true, which is bad", "failed", true, trueIsBad],
    ["false, which is good", "passed", false, trueIsBad],
    ["True, as Python spells it", "passed", true, pythons],
    ["False, as Python spells it", "failed", false, pythons],
    ["true, without options", "undecided", true, { return_type: "boolean", options: null }],
    ["false, without options", "undecided", false, { return_type: "boolean" }],
    ["an abstention", "undecided", null, trueIsGood],
    ["missing", "undecided", undefined, trueIsGood],
    ["a positive option", "passed", "polite", tone],
    ["a positive option with a capital", "passed", "Warm", tone],
    ["a negative option", "failed", "rude", tone],
    ["a neutral option", "undecided", "flat", tone],
    ["an option without valence", "undecided", "other", tone],
    ["no option of the evaluator", "undecided", "loud", tone],
    ["an option in another casing, which is another option", "undecided", "warm", tone],
    ["several positive options", "passed", ["polite", "polite"], tone],
    ["a negative option among positive ones", "failed", ["polite", "rude"], tone],
    ["a neutral option among positive ones", "undecided", ["polite", "flat"], tone],
    ["an empty choice", "undecided", [], tone],
    ["a text", "undecided", "fine", { return_type: "text", options: null }],
    ["a number, of which more is better", "undecided", 5, { return_type: "number", number_valence: "positive" }],
    ["a number, even where an option is called so", "undecided", 5, { options: [option("5", "positive")] }],
    ["zero, of which less is better", "undecided", 0, { return_type: "number", number_valence: "negative" }],
  ] as const)("that is %s is %s", async (_, outcome, judgment, spec) => {
    expect(await outcomeOf(judgment, spec)).toBe(outcome);
  });

  test("of an evaluator that failed is errored, with the failure as rationale", async () => {
    const failure = { error: "The judge did not answer.", output: "…" };
    expect(await casesOf(record([judged(null, trueIsGood, failure)]))).toMatchObject([
      { outcome: "errored", rationale: "The judge did not answer." },
    ]);
    expect(await outcomeOf(true, trueIsGood, failure)).toBe("errored");
    expect(await outcomeOf(true, trueIsGood, { error: "" })).toBe("passed");
  });

  test("is named by its evaluator and gives what the evaluator wrote; a number is no score", async () => {
    const [one] = await casesOf(record([judged(4, {}, { output: "Clear." })]));
    expect(one).toMatchObject({ name: "Policy", rationale: "Clear." });
    expect(one).not.toHaveProperty("score");
    expect((await casesOf(record([judged(4)])))[0]).not.toHaveProperty("rationale");
  });

  test("is keyed by datapoint and evaluator, whichever version of the evaluator judged", async () => {
    const [one, other] = await casesOf(
      record([judged(true)]),
      record([judged(true, {}, { evaluator: { ...evaluator(), version_id: "evv_2" } })], { run_id: "run_2" }),
    );
    expect([one?.key, other?.key]).toEqual(["dp_1/ev_1", "dp_1/ev_1"]);
  });

  test("is keyed by the datapoint that the log names where the record has none, else not at all", async () => {
    const log = { id: "log_1", prompt: {}, evaluator_logs: [] };
    const [named, unnamed] = await casesOf(
      record([judged(true)], { datapoint: null, log: { ...log, source_datapoint_id: "dp_2" } }),
      record([judged(true)], { datapoint: undefined }),
    );
    expect(named?.key).toBe("dp_2/ev_1");
    expect(unnamed).not.toHaveProperty("key");
  });
});

describe("the cases of a Humanloop run", () => {
  test("are the judgments on each of its logs, with both of Humanloop's records", async () => {
    const two = [
      judged(true, trueIsGood),
      judged(false, trueIsGood, { evaluator: { ...evaluator(trueIsGood), id: "ev_2" } }),
    ];
    const one = record(two);
    const cases = await casesOf(one, record([judged(null, tone)], { datapoint: { id: "dp_2" } }));
    expect(cases.map(({ key, outcome }) => [key, outcome])).toEqual([
      ["dp_1/ev_1", "passed"],
      ["dp_1/ev_2", "failed"],
      ["dp_2/ev_1", "undecided"],
    ]);
    expect(cases[1]?.raw).toEqual({ log: one, judgment: two[1] });
  });

  test("have a log that failed before it was judged, as errored: nobody could match it", async () => {
    const failed = record([], { log: { id: "log_1", prompt: {}, error: "No answer in time.", evaluator_logs: [] } });
    expect(await casesOf(failed)).toEqual([
      { outcome: "errored", rationale: "No answer in time.", raw: { log: failed } },
    ]);
  });

  test("of a log that failed and was judged all the same are the judgments", async () => {
    const log = { id: "log_1", prompt: {}, error: "No answer in time.", evaluator_logs: [] };
    expect((await casesOf(record([judged(false, trueIsBad)], { log }))).map(({ outcome }) => outcome)).toEqual([
      "passed",
    ]);
  });

  test("are none where nothing has been judged yet, or where what stands there is no judgment", async () => {
    expect(await casesOf(record([]), record([{ id: "log_3", prompt: {}, evaluator_logs: [] }]))).toEqual([]);
  });

  test("come from the run's own logs, page by page, 100 logs at a time", async () => {
    const records = (url: URL) => ({
      ...page([record([judged(true)])]),
      page: Number(url.searchParams.get("page")),
      total: 101,
    });
    const { runs, sent } = server({ [`GET ${path}`]: records });
    const first = await runs.cases(["evr_1", "run_1"], undefined);
    expect([first.items.length, first.next]).toEqual([1, "2"]);
    expect(await runs.cases(["evr_1", "run_1"], first.next)).not.toHaveProperty("next");
    expect(sent).toEqual([`GET ${path}?run_id=run_1&size=100&page=1`, `GET ${path}?run_id=run_1&size=100&page=2`]);
  });
});
