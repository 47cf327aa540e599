export {
  ArgumentError,
  AuthenticationError,
  BadRequestError,
  type CallOptions,
  type ClientOptions,
  ConflictError,
  ContractError,
  CredentialsError,
  EvalbridgeError,
  HttpError,
  InternalServerError,
  NetworkError,
  NotFoundError,
  PaginationLoopError,
  PermissionDeniedError,
  RateLimitError,
  TimeoutError,
  UnprocessableEntityError,
} from "@evalbridge/core";
export { createFeatherClient } from "./client.ts";
export { createFeatherKbRuns, type FeatherKbFilters, type FeatherKbRuns } from "./kb-runs.ts";
export type { components as FeatherComponents } from "./openapi.gen.ts";
export type {
  CreateKBEvalRunArgs,
  EvalRunDetailResponse,
  EvalRunResponse,
  EvalScoreResponse,
  EvaluatorResponse,
  FeatherClient,
  KBEvalCaseResultResponse,
  KBEvalRunCreateResponse,
  KBEvalRunResponse,
  KBEvalSuiteResponse,
} from "./operations.gen.ts";
export { feather } from "./provider.ts";
export { createFeatherRuns, type FeatherFilters, type FeatherRuns } from "./runs.ts";
