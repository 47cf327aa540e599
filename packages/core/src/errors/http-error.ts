import { type ErrorPlace, EvalbridgeError, where } from "./evalbridge-error.ts";

/** What the server said. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body, or its text where it is not JSON; `undefined` when empty. */
  readonly body: unknown;
  /** The message in the body, where there is one. */
  readonly message?: string | undefined;
  /** What the reader can do about it, where there is something to say. */
  readonly wayOut?: string | undefined;
  /** What already exists, where a 409 names it. */
  readonly existing?: string | undefined;
  /** How long the server asks to wait. */
  readonly retryAfterMs?: number | undefined;
}

const requestIdHeaders = ["x-request-id", "request-id", "x-amzn-requestid", "cf-ray"];
const transient = new Set([408, 429, 500, 502, 503, 504]);

/** The provider's name for a request. */
export function requestIdOf(headers: Headers): string | undefined {
  return requestIdHeaders.map((name) => headers.get(name)).find((value) => value !== null) ?? undefined;
}

/** The server answered with an error. Its subclasses are named by what the status means. */
export class HttpError extends EvalbridgeError {
  static override readonly kind: string = "HttpError";
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** The provider's name for this request, for its support. */
  declare readonly requestId?: string;
  /** Whether the same request may succeed later. Repeating it is safe only where the operation is. */
  readonly retryable: boolean;
  /** Milliseconds that the server asks to wait before the next attempt, where it says so. */
  declare readonly retryAfterMs?: number;

  constructor(place: ErrorPlace, answer: HttpAnswer) {
    const [meaning] = meanings[answer.status] ?? [];
    const title = meaning ? ` ${meaning}` : "";
    const said = answer.message ? `: ${answer.message}` : "";
    super(`${where(place)} → ${answer.status}${title}${said}${answer.wayOut ? ` (${answer.wayOut})` : ""}`, place);
    this.status = answer.status;
    this.headers = answer.headers;
    this.body = answer.body;
    const requestId = requestIdOf(answer.headers);
    if (requestId) this.requestId = requestId;
    if (answer.retryAfterMs !== undefined) this.retryAfterMs = answer.retryAfterMs;
    this.retryable = transient.has(answer.status);
  }
}

/** 400: the request is malformed. */
export class BadRequestError extends HttpError {
  static override readonly kind: string = "BadRequestError";
}
/** 401: the key is missing, wrong or revoked. */
export class AuthenticationError extends HttpError {
  static override readonly kind: string = "AuthenticationError";
}
/** 403: the key may not do this. */
export class PermissionDeniedError extends HttpError {
  static override readonly kind: string = "PermissionDeniedError";
}
/** 404: no such thing, or not for this key. */
export class NotFoundError extends HttpError {
  static override readonly kind: string = "NotFoundError";
  /** A deletion was sent again after its answer was lost, and found nothing: most likely the first one was carried out. */
  declare readonly afterRetry?: true;
}
/** 409: at odds with what exists. */
export class ConflictError extends HttpError {
  static override readonly kind: string = "ConflictError";
  /** The id of what already exists, where the provider names it. */
  declare readonly existing?: string;
  constructor(place: ErrorPlace, answer: HttpAnswer) {
    super(place, answer);
    if (answer.existing) this.existing = answer.existing;
  }
}
/** 422: understood, but not acceptable. */
export class UnprocessableEntityError extends HttpError {
  static override readonly kind: string = "UnprocessableEntityError";
}
/** 429: too many requests. */
export class RateLimitError extends HttpError {
  static override readonly kind: string = "RateLimitError";
}
/** 500 and above: the provider failed. */
export class InternalServerError extends HttpError {
  static override readonly kind: string = "InternalServerError";
}

const meanings: Readonly<Record<number, readonly [title: string, Class?: typeof HttpError]>> = {
  400: ["Bad request", BadRequestError],
  401: ["Unauthorized", AuthenticationError],
  402: ["Payment required"],
  403: ["Forbidden", PermissionDeniedError],
  404: ["Not found", NotFoundError],
  408: ["Request timeout"],
  409: ["Conflict", ConflictError],
  422: ["Unprocessable", UnprocessableEntityError],
  429: ["Too many requests", RateLimitError],
  500: ["Internal server error"],
  502: ["Bad gateway"],
  503: ["Service unavailable"],
  504: ["Gateway timeout"],
};

/** The error for an answer, of the class that its status means. */
export function httpError(place: ErrorPlace, answer: HttpAnswer): HttpError {
  const Class = meanings[answer.status]?.[1] ?? (answer.status >= 500 ? InternalServerError : HttpError);
  return new Class(place, answer);
}
