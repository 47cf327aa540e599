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
  CursorError,
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
  RunNotFoundError,
  TimeoutError,
  UnprocessableEntityError,
} from "@evalbridge/core";
export type { HumanloopJudgment } from "./cases.ts";
export { createHumanloopClient, createHumanloopClientOf } from "./client.ts";
export type { components as HumanloopComponents } from "./openapi.gen.ts";
// Generated names, all of them: a type that a user meets and cannot name breaks the declarations of what they export.
export type * from "./operations.gen.ts";
export { humanloop } from "./provider.ts";
export { createHumanloopRuns, type HumanloopFilters, type HumanloopRuns, type HumanloopRunsOptions } from "./runs.ts";
