import { expect, test } from "vitest";
import { run } from "./kb-run.ts";
import { server } from "./server.ts";

test("a run that says its suite keeps it, whichever suite was asked for", async () => {
  const { kbRuns } = server({ "GET /v1/knowledge-base/evals/runs": { items: [run], has_more: false } });
  const page = await kbRuns.page({ key: "suite_2" }, { parents: ["suite_2"] }, undefined, 10);
  expect(page.items.map(({ parent }) => parent?.id)).toEqual(["suite_1"]);
});
