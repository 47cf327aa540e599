export type { Api, OperationFacts, Tools } from "./api.ts";
export { type AuthScheme, basicAuth, cookieAuth, queryAuth } from "./auth-schemes.ts";
export { cancelUnlessEnded } from "./cancel.ts";
export type { AnySource, Capabilities, Capability, CaseOf, InputOf, NativeOf, RawOf } from "./capability.ts";
export { checkNumber, checkWords, signalOf } from "./check.ts";
export { checksum, fingerprint } from "./checksum.ts";
export { createClient } from "./client.ts";
export { AmbiguousResultError, type Candidate, type Checked, mapResult } from "./errors/ambiguous-result-error.ts";
export { ArgumentError } from "./errors/argument-error.ts";
export { ContractError } from "./errors/contract-error.ts";
export { CredentialsError } from "./errors/credentials-error.ts";
export { CursorError } from "./errors/cursor-error.ts";
export { type ErrorPlace, EvalbridgeError } from "./errors/evalbridge-error.ts";
export {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  HttpError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  UnprocessableEntityError,
} from "./errors/http-error.ts";
export { IncompleteListError, type SourceFailure } from "./errors/incomplete-list-error.ts";
export { NetworkError } from "./errors/network-error.ts";
export { PaginationLimitError } from "./errors/pagination-limit-error.ts";
export { PaginationLoopError } from "./errors/pagination-loop-error.ts";
export { RunNotFoundError } from "./errors/run-not-found-error.ts";
export { RunRefError } from "./errors/run-ref-error.ts";
export { TimeoutError } from "./errors/timeout-error.ts";
export type {
  ApiFacts,
  CursorPaging,
  KeyPlace,
  Media,
  NumberPaging,
  OperationClass,
  Paging,
  Style,
  Styles,
} from "./facts.ts";
export { follow, itemsOf, type Stream } from "./follow.ts";
export type { HttpClient } from "./http.ts";
export type { Hooks, RequestInfo, ResponseInfo, RetryInfo, Span, Tracer } from "./observe.ts";
export type { CallOptions, ListOptions, PagesOptions, RawResult } from "./operation.ts";
export type { ClientOptions, PartOptions, RetryOptions, SharedOptions } from "./options.ts";
export { mapPage, type Page, type RawPage } from "./page.ts";
export { type Auth, environmentNames, type Lifecycle, type ProviderFacts, readEnvironment } from "./provider.ts";
export type { Reconcile } from "./reconcile.ts";
export { formatRef, isSourceKey, parseRef, type RunRef, soleId } from "./ref.ts";
export {
  hasEnded,
  type Loose,
  type Run,
  type RunCase,
  type RunCounts,
  type RunRecord,
  type RunStatus,
  runCase,
  runRecord,
  runStatuses,
  type Verdict,
  verdicts,
} from "./run.ts";
export { sleep } from "./sleep.ts";
export type {
  Cancels,
  Estimate,
  Estimates,
  FilterName,
  FilterPlace,
  HasCases,
  HasParents,
  Polls,
  RunSource,
  Scope,
  SourceQuery,
  Starts,
} from "./source.ts";
export { statusOf, wordsFor } from "./status.ts";
export { count, dollars, progress, share, utc } from "./values.ts";
export { attempt } from "./warner.ts";
