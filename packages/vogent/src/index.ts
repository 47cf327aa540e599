export {
  AmbiguousResultError,
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
  type OperationFacts,
  PaginationLimitError,
  PaginationLoopError,
  type PartOptions,
  PermissionDeniedError,
  RateLimitError,
  TimeoutError,
  UnprocessableEntityError,
} from "@evalbridge/core";
export { createVogentClient, createVogentClientOf } from "./client.ts";
export type { components as VogentComponents } from "./openapi.gen.ts";
// Generated names, all of them: a type that a user meets and cannot name breaks the declarations of what they export.
export type * from "./operations.gen.ts";
export { vogent } from "./provider.ts";
export { createVogentRuns, type VogentFilters, type VogentRuns, type VogentRunsClient } from "./runs.ts";
