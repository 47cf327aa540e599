import { type BlandRuns, createBlandClient, createBlandRuns } from "@evalbridge/bland";
import type { Capability } from "@evalbridge/core";
import {
  createFeatherClient,
  createFeatherKbRuns,
  createFeatherRuns,
  type FeatherKbRuns,
  type FeatherRuns,
} from "@evalbridge/feather";
import { createHumanloopClient, createHumanloopRuns, type HumanloopRuns } from "@evalbridge/humanloop";
import { createVogentClient, createVogentRuns, type VogentRuns } from "@evalbridge/vogent";
import { describeRunSource } from "../src/describe-run-source.ts";
import { idsIn } from "../src/source-walk.ts";
import { specOf } from "../src/specs.ts";

/** The operation behind each capability that the type of a source has: one missing, or one too many, does not compile. */
type Behind<Source> = Readonly<Record<Extract<keyof Source, Capability>, string>>;

const idsOf = (provider: string, operation: string, items: string): string[] => [
  ...new Set(idsIn(specOf(provider), operation, items).map(({ id }) => id)),
];

describeRunSource("vogent", (options) => createVogentRuns(createVogentClient(options)), {
  provider: "vogent",
  list: "listEvalConfigRuns",
  world: idsOf("vogent", "listEvalConfigRuns", "/data"),
  capabilities: {
    start: "runEval",
    cases: "listEvalRunResults",
    parents: "listEvalConfigs",
  } satisfies Behind<VogentRuns>,
});

// A run may sit in several evaluations; an evaluation that is of no file is in no file's list.
const evaluations = idsOf("humanloop", "listEvaluations", "/records");
const humanloopRuns = idsIn(specOf("humanloop"), "listRunsForEvaluation", "/runs");
describeRunSource(
  "humanloop",
  (options) => createHumanloopRuns(createHumanloopClient(options), { fileId: "fl_refund_agent" }),
  {
    provider: "humanloop",
    list: "listRunsForEvaluation",
    world: humanloopRuns.flatMap(({ id, parent = "" }) => (evaluations.includes(parent) ? [`${parent}/${id}`] : [])),
    capabilities: {
      start: "createRun",
      cancel: "updateEvaluationRun",
      cases: "getLogsForEvaluation",
      parents: "listEvaluations",
    } satisfies Behind<HumanloopRuns>,
  },
);

describeRunSource("feather", (options) => createFeatherRuns(createFeatherClient(options)), {
  provider: "feather",
  list: "listEvalRuns",
  world: idsOf("feather", "listEvalRuns", "/items"),
  capabilities: { cases: "getEvalRun" } satisfies Behind<FeatherRuns>,
});

describeRunSource("feather-kb", (options) => createFeatherKbRuns(createFeatherClient(options)), {
  provider: "feather",
  list: "listKBEvalRunsForOrg",
  world: idsOf("feather", "listKBEvalRunsForOrg", "/items"),
  capabilities: {
    start: "createKBEvalRun",
    cases: "listKBEvalRunResults",
    parents: "listKBEvalSuites",
  } satisfies Behind<FeatherKbRuns>,
});

describeRunSource("bland", (options) => createBlandRuns(createBlandClient(options)), {
  provider: "bland",
  list: "listRuns",
  world: idsOf("bland", "listRuns", "/data"),
  capabilities: {
    start: "createRun",
    estimate: "estimateRun",
    cancel: "cancelRun",
    cases: "listAgentResults",
    parents: "listWorkbenchSetups",
  } satisfies Behind<BlandRuns>,
});
