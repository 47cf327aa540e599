export { createBlandClient } from "./client.ts";
export type { components as BlandComponents } from "./openapi.gen.ts";
export type {
  BlandClient,
  CreateRunArgs,
  EstimateRunArgs,
  EvalRun,
  EvalRunAgentResult,
  EvalRunEstimate,
  EvalRunInput,
  EvalRunSummary,
  WorkbenchSetupSummary,
} from "./operations.gen.ts";
export { bland } from "./provider.ts";
export { type BlandFilters, type BlandRuns, createBlandRuns } from "./runs.ts";
