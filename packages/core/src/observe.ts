/** A request as hooks see it: nothing here holds the key. */
export interface RequestInfo {
  readonly provider: string;
  /** The method's name, such as `getEvalRun`; absent for what `client.http` sends. */
  readonly operation?: string;
  readonly method: string;
  /** The path template, where it is known. */
  readonly path?: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** 1 for the first time. */
  readonly attempt: number;
}

/** An answer, whatever its status, once its body has been read. */
export interface ResponseInfo extends RequestInfo {
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  /** The provider's name for this request. */
  readonly requestId?: string;
  readonly durationMs: number;
}

/** A pause before the next attempt. */
export interface RetryInfo extends RequestInfo {
  readonly delayMs: number;
  /** Why: the error that the attempt ended with. */
  readonly error: Error;
}

/** The part of an OpenTelemetry span that is used. */
export interface Span {
  setAttribute(key: string, value: string | number | boolean): unknown;
  setStatus(status: { code: number; message?: string }): unknown;
  end(): void;
}

/** The part of an OpenTelemetry tracer that is used: `trace.getTracer("evals")` fits. */
export interface Tracer {
  startSpan(name: string, options?: { kind?: number; attributes?: Record<string, string | number | boolean> }): Span;
}

/** What a client tells of its work. A hook that throws ends nothing: what it threw goes to `onWarning`, once. */
export interface Hooks {
  /** Told of each request before it is sent. */
  readonly onRequest?: ((request: RequestInfo) => void) | undefined;
  /** Told of each answer. */
  readonly onResponse?: ((response: ResponseInfo) => void) | undefined;
  /** Told of each pause before a request is sent again. */
  readonly onRetry?: ((retry: RetryInfo) => void) | undefined;
  /** Told, in one line, what is worth knowing but no error. @default console.warn, after "evalbridge: " */
  readonly onWarning?: ((message: string) => void) | undefined;
  /** Gets one span for each attempt, named and attributed as OpenTelemetry does for HTTP clients. @default none */
  readonly tracer?: Tracer | undefined;
}
