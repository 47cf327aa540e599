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
