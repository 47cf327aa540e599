import { ArgumentError, ConflictError } from "@evalbridge/core";
import { expect, test } from "vitest";
import { server } from "./server.ts";

const path = "POST /v1/knowledge-base/evals/suites/suite_1/runs";
const input = { suite_id: "suite_1", body: { kb_ids: ["kb_1"], prefer_draft: true, judge_model_override: "judge" } };

test("a start sends the operation's own arguments once", async () => {
  const { kbRuns, sent } = server({ [path]: { run_id: "run_2", status: "queued" } });
  await kbRuns.start(input);
  expect(sent).toEqual([`${path} ${JSON.stringify(input.body)}`]);
});

test.each([
  ["queued", "pending"],
  ["Running", "running"],
  ["completed", "completed"],
  ["archiving", "unknown"],
])("a run started as %j is %s, has its id and suite, and nothing else", async (word, status) => {
  const answer = { run_id: "run_2", status: word };
  expect(await server({ [path]: answer }).kbRuns.start(input)).toEqual({
    address: ["run_2"],
    provider: "feather",
    id: "run_2",
    parent: { id: "suite_1" },
    status,
    rawStatus: word,
    verdict: "none",
    raw: answer,
  });
});

test("a start beside an identical run under way is a ConflictError that names the run", async () => {
  const detail = { error: "eval_run_in_progress", existing_run_id: "run_7", status: "running" };
  const { kbRuns, sent } = server({ [path]: Response.json({ detail }, { status: 409 }) });
  const error = await kbRuns.start(input).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConflictError);
  expect(error).toMatchObject({ existing: "run_7", body: { detail } });
  expect(String(error)).toBe(
    "ConflictError: feather POST /v1/knowledge-base/evals/suites/{suite_id}/runs → 409: eval_run_in_progress",
  );
  expect(sent).toHaveLength(1);
});

test("a start belongs to the suite that it was sent for, whatever its arguments say when the answer comes", async () => {
  const second = path.replace("suite_1", "suite_2");
  const { kbRuns, sent } = server({
    [path]: { run_id: "run_1", status: "queued" },
    [second]: { run_id: "run_2", status: "queued" },
  });
  const reused = { ...input };
  const starts = ["suite_1", "suite_2"].map((suite_id) => kbRuns.start(Object.assign(reused, { suite_id })));
  reused.suite_id = "suite_3";
  expect((await Promise.all(starts)).map(({ id, parent }) => [id, parent])).toEqual([
    ["run_1", { id: "suite_1" }],
    ["run_2", { id: "suite_2" }],
  ]);
  expect(sent).toHaveLength(2);
});

test("a start without arguments is refused, not broken", async () => {
  const error = await server({})
    .kbRuns.start(undefined as never)
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ArgumentError);
});
