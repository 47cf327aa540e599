import { ArgumentError } from "@evalbridge/core";
import { expect, test } from "vitest";
import { server } from "./server.ts";

const answer = { id: "run_1", status: "PENDING", createdAt: "2026-11-24T12:00:00Z" };
const body = { versionedPromptId: "vp_1", callAgentId: "agent_1" };

test("a start belongs to the config that it was sent for, whatever its arguments say when the answer comes", async () => {
  const { runs, sent } = server({
    "POST /eval_configs/cfg_1/runs": answer,
    "POST /eval_configs/cfg_2/runs": { ...answer, id: "run_2" },
  });
  const input = { id: "cfg_1", body };
  const first = runs.start(input);
  input.id = "cfg_2";
  const second = runs.start(input);
  input.id = "cfg_3";
  expect(await first).toMatchObject({ id: "run_1", parent: { id: "cfg_1" } });
  expect(await second).toMatchObject({ id: "run_2", parent: { id: "cfg_2" } });
  expect(sent).toHaveLength(2);
});

test("a start without arguments is refused, not broken", async () => {
  const { runs } = server({});
  const error = await runs.start(undefined as never).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ArgumentError);
});
