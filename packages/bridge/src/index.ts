export { createBlandClient, createBlandRuns } from "@evalbridge/bland";
export type {
  CallOptions,
  Estimate,
  Run,
  RunCase,
  RunRef,
  RunSource,
  RunStatus,
  SourceFailure,
  Verdict,
} from "@evalbridge/core";
// The call, the connection, the answer
// Statuses
// Lists and references
export {
  AmbiguousResultError,
  ArgumentError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ContractError,
  CredentialsError,
  CursorError,
  EvalbridgeError,
  environmentNames,
  formatRef,
  HttpError,
  hasEnded,
  IncompleteListError,
  InternalServerError,
  NetworkError,
  NotFoundError,
  PaginationLimitError,
  PaginationLoopError,
  PermissionDeniedError,
  RateLimitError,
  RunNotFoundError,
  RunRefError,
  runStatuses,
  TimeoutError,
  UnprocessableEntityError,
  verdicts,
} from "@evalbridge/core";
export { createFeatherClient, createFeatherKbRuns, createFeatherRuns } from "@evalbridge/feather";
export { createHumanloopClient, createHumanloopRuns } from "@evalbridge/humanloop";
export { createVogentClient, createVogentRuns } from "@evalbridge/vogent";
export type { EndReason } from "./awaited.ts";
export { type Bridge, type BridgeOptions, createBridge, type MissingSource, type RunParent } from "./bridge.ts";
export {
  createBridgeFromEnv,
  createSource,
  type DefaultSources,
  type EnvironmentOptions,
  type SourceOptions,
  sourceKinds,
} from "./environment.ts";
export type { RunLike, Sources } from "./keys.ts";
export type { ListQuery, RunListing } from "./list.ts";
export type { PageQuery, RunPage } from "./page.ts";
export type { RunQuery } from "./query.ts";
export { newestFirst, type SortedOptions, type SortedRuns } from "./sorted.ts";
export type { WaitOptions, WaitResult } from "./wait.ts";
export type { Snapshot, WatchOptions } from "./watch.ts";
