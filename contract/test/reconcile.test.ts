// How each lost start is looked for. It stands here a second time on purpose, as the classes do: a slip would adopt the wrong run.
import type { Reconcile } from "@evalbridge/core";
import { expect, test } from "vitest";
import { providers } from "../src/repository.ts";
import { specOf } from "../src/specs.ts";

const decided: Readonly<Record<string, Reconcile>> = {
  "vogent runEval": {
    look: "listEvalConfigRuns",
    with: [{ id: "/id" }],
    match: { "/callAgentId": "/body/callAgentId", "/versionedPromptId": "/body/versionedPromptId" },
    created: "/createdAt",
    id: "/id",
    answer: "/id",
    pages: 5,
  },
  "humanloop createRun": {
    look: "listRunsForEvaluation",
    with: [{ id: "/id" }],
    items: "/runs",
    match: {
      "/orchestrated": "/body/orchestrated",
      "/dataset/version_id": "/body/dataset/version_id",
      "/dataset/id": "/body/dataset/id",
      "/dataset/path": "/body/dataset/path",
      "/version/version_id": "/body/version/version_id",
      "/version/id": "/body/version/id",
      "/version/path": "/body/version/path",
    },
    created: "/created_at",
    id: "/id",
    answer: "/id",
  },
  "humanloop createEvaluation": {
    look: "listEvaluations",
    with: [{ file_id: "/body/file/id" }],
    needs: ["/body/name"],
    match: { "/file_id": "/body/file/id", "/name": "/body/name" },
    created: "/created_at",
    id: "/id",
    answer: "/id",
    pages: 5,
  },
  "humanloop addExistingRun": {
    look: "listRunsForEvaluation",
    with: [{ id: "/id" }],
    items: "/runs",
    match: { "/id": "/run_id" },
    id: "/id",
    effect: {},
  },
  "feather createKBEvalRun": {
    look: "listKBEvalRunsForOrg",
    with: [{ suite_id: "/suite_id" }],
    match: {
      "/kb_ids": "/body/kb_ids",
      "/prefer_draft": "/body/prefer_draft",
      "/version_overrides": "/body/version_overrides",
      "/generator_model_override": "/body/generator_model_override",
      "/judge_model_override": "/body/judge_model_override",
    },
    created: "/created_at",
    id: "/id",
    answer: "/run_id",
    pages: 5,
    as: { run_id: "/id", status: "/status" },
  },
  "feather retryEvalRun": {
    look: "getEvalRun",
    with: [{ run_id: "/run_id" }],
    match: {},
    id: "/id",
    effect: { unless: { "/status": ["failed", "errored"] }, answers: false },
  },
  "bland createRun": {
    look: "listRuns",
    with: [
      { workbench_setup_id: "/body/workbench_setup_id" },
      { eval_agent_id: "/body/attached_agents/0/eval_agent_id" },
      {},
    ],
    match: {
      "/workbench_setup_version_id": "/body/workbench_setup_version_id",
      "/run_mode": "/body/run_mode",
      "/triggered_by": "/body/triggered_by",
    },
    created: "/created_at",
    id: "/id",
    answer: "/id",
    pages: 10,
    proof: { marker: "/body/metadata/evalbridge_start", found: "/metadata/evalbridge_start" },
    read: { operation: "getRun", with: { run_id: "/id" } },
  },
};

const found = providers.flatMap((provider) =>
  specOf(provider).operations.flatMap(({ id, reconcile }) =>
    reconcile ? [[`${provider} ${id}`, reconcile] as const] : [],
  ),
);

test.each(found)("%s is looked for as was decided", (operation, reconcile) => {
  expect(reconcile).toEqual(decided[operation]);
});

test("no start that can be looked for is left out", () => {
  expect(found.map(([operation]) => operation).sort()).toEqual(Object.keys(decided).sort());
});

test("only Bland gives a value back that we wrote", () => {
  expect(found.flatMap(([operation, { proof }]) => (proof ? [operation] : []))).toEqual(["bland createRun"]);
});
