import { type ErrorPlace, EvalbridgeError, where } from "./evalbridge-error.ts";

/** What the server said. */
export interface HttpAnswer {
  readonly status: number;
  /** The server's own words for the status, where it has any: HTTP/2 carries none. */
  readonly statusText?: string | undefined;
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

const transient = new Set([408, 429, 500, 502, 503, 504]);

/** The provider's name for a request. */
export function requestIdOf(headers: Headers): string | undefined {
  const names = ["x-request-id", "request-id", "x-amzn-requestid", "cf-ray"];
  return names.map((name) => headers.get(name)).find((value) => value !== null) ?? undefined;
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
    const { status, statusText, headers, body, message, wayOut, retryAfterMs } = answer;
    const title = `${status}${statusText ? ` ${statusText}` : ""}`;
    super(`${where(place)} → ${title}${message ? `: ${message}` : ""}${wayOut ? ` (${wayOut})` : ""}`, place);
    this.status = status;
    this.headers = headers;
    this.body = body;
    const requestId = requestIdOf(headers);
    if (requestId) this.requestId = requestId;
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
    this.retryable = transient.has(status);
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

const classes: Readonly<Record<number, typeof HttpError>> = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  409: ConflictError,
  422: UnprocessableEntityError,
  429: RateLimitError,
};

/** The error for an answer, of the class that its status means. */
export function httpError(place: ErrorPlace, answer: HttpAnswer): HttpError {
  const { status } = answer;
  return new (classes[status] ?? (status >= 500 ? InternalServerError : HttpError))(place, answer);
}
