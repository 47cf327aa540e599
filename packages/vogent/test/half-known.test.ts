import { expect, test } from "vitest";
import { server } from "./server.ts";

test.each([{ numPassing: 3 }, { numFailing: 0 }, {}])(
  "a run that counts %j only has no verdict",
  async (aggregateResult) => {
    const run = { id: "run_1", status: "SUCCESS", createdAt: "2026-11-01T10:00:00Z", aggregateResult };
    const { runs } = server({ "GET /eval_runs/run_1": run });
    expect((await runs.get(["run_1"])).verdict).toBe("none");
  },
);
