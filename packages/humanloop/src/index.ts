export type { HumanloopJudgment } from "./cases.ts";
export { createHumanloopClient } from "./client.ts";
export type { components as HumanloopComponents } from "./openapi.gen.ts";
export type {
  CreateRunArgs,
  EvaluationLogResponse,
  EvaluationResponse,
  EvaluationRunResponse,
  EvaluationStats,
  HumanloopClient,
} from "./operations.gen.ts";
export { humanloop } from "./provider.ts";
export {
  createHumanloopRuns,
  type HumanloopFilters,
  type HumanloopRuns,
  type HumanloopRunsOptions,
} from "./runs.ts";
