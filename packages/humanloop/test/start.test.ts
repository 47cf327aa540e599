import { ArgumentError } from "@evalbridge/core";
import { expect, test } from "vitest";
import { server } from "./server.ts";

const answer = { id: "run_1", status: "pending", created_at: "2026-11-24T12:00:00Z" };

test("a start belongs to the evaluation that it was sent for, whatever its arguments say when the answer comes", async () => {
  const { runs, sent } = server({
    "POST /evaluations/evr_1/runs": answer,
    "POST /evaluations/evr_2/runs": { ...answer, id: "run_2" },
  });
  const input = { id: "evr_1", body: {} };
  const first = runs.start(input);
  input.id = "evr_2";
  const second = runs.start(input);
  input.id = "evr_3";
  expect(await first).toMatchObject({ address: ["evr_1", "run_1"], parent: { id: "evr_1" } });
  expect(await second).toMatchObject({ address: ["evr_2", "run_2"], parent: { id: "evr_2" } });
  expect(sent).toHaveLength(2);
});

test("a start without arguments is refused, not broken", async () => {
  const { runs } = server({});
  const error = await runs.start(undefined as never).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ArgumentError);
});
