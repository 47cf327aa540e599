import { describe, expect, test } from "vitest";
import { run, score } from "./eval-run.ts";
import { server } from "./server.ts";

const path = "GET /v1/eval-runs/run_1";

describe("a case of an evaluator run", () => {
  const casesOf = async (scores: unknown) =>
    (await server({ [path]: { ...run, scores } }).runs.cases(["run_1"], undefined)).items;

  test("is a score, keyed by the evaluator", async () => {
    expect(await casesOf([score])).toEqual([
      { key: "evaluator_1", outcome: "passed", score: 0.8, rationale: "Kept to the policy.", raw: score },
    ]);
  });

  test.each([
    [true, "passed"],
    [false, "failed"],
    [null, "undecided"],
    [undefined, "undecided"],
  ])("whose passed is %j is %s", async (passed, outcome) => {
    expect((await casesOf([{ ...score, passed }]))[0]?.outcome).toBe(outcome);
  });

  test("has no score out of range and no rationale where there is none", async () => {
    const [one] = await casesOf([{ ...score, value: 1.2, rationale: null }]);
    expect(one).not.toHaveProperty("score");
    expect(one).not.toHaveProperty("rationale");
  });

  test("comes with all others on one page, by one request without sections", async () => {
    const { runs, sent } = server({ [path]: { ...run, scores: [score, { ...score, id: "score_2" }] } });
    const page = await runs.cases(["run_1"], undefined);
    expect(page.items.map(({ raw }) => raw.id)).toEqual(["score_1", "score_2"]);
    expect(page).not.toHaveProperty("next");
    expect(sent).toEqual(["GET /v1/eval-runs/run_1"]);
  });

  test("is not there where the scores are left out or empty", async () => {
    expect(await casesOf(undefined)).toEqual([]);
    expect(await casesOf([])).toEqual([]);
  });
});
