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
export { createBlandClient, createBlandClientOf } from "./client.ts";
export type { components as BlandComponents } from "./openapi.gen.ts";
// Generated names, all of them: a type that a user meets and cannot name breaks the declarations of what they export.
export type * from "./operations.gen.ts";
export { bland } from "./provider.ts";
export { type BlandFilters, type BlandRuns, createBlandRuns } from "./runs.ts";
