export { createVogentClient } from "./client.ts";
export type { components as VogentComponents } from "./openapi.gen.ts";
export type {
  AIEvalConfig,
  AIEvalRecord,
  AIEvalResult,
  AIEvalRun,
  RunEvalArgs,
  VogentClient,
} from "./operations.gen.ts";
export { vogent } from "./provider.ts";
export { createVogentRuns, type VogentFilters, type VogentRuns } from "./runs.ts";
