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
export { createFeatherClient, createFeatherClientOf } from "./client.ts";
export { createFeatherKbRuns, type FeatherKbFilters, type FeatherKbRuns, type FeatherKbRunsClient } from "./kb-runs.ts";
export type { components as FeatherComponents } from "./openapi.gen.ts";
// Generated names, all of them: a type that a user meets and cannot name breaks the declarations of what they export.
export type * from "./operations.gen.ts";
export { feather } from "./provider.ts";
export { createFeatherRuns, type FeatherFilters, type FeatherRuns, type FeatherRunsClient } from "./runs.ts";
