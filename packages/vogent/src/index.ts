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
  PaginationLimitError,
  PaginationLoopError,
  PermissionDeniedError,
  RateLimitError,
  TimeoutError,
  UnprocessableEntityError,
} from "@evalbridge/core";
export { createVogentClient } from "./client.ts";
export type { components as VogentComponents } from "./openapi.gen.ts";
// Generated names, all of them: a type that a user meets and cannot name breaks the declarations of what they export.
export type * from "./operations.gen.ts";
export { vogent } from "./provider.ts";
export { createVogentRuns, type VogentFilters, type VogentRuns } from "./runs.ts";
