import type { Credentials } from "./credentials.ts";
import { requestIdOf } from "./errors/http-error.ts";
import type { Hooks, RequestInfo } from "./observe.ts";
import type { PlainRequest } from "./transport.ts";

/** OpenTelemetry's numbers, in its API for JavaScript, for a span of a client, and for one that failed. */
const clientSpan = 2;
const failedSpan = 2;

/** What is told of one attempt. */
export interface Watch {
  answered(response: Response): void;
  failed(error: unknown): void;
}

/** Tells the hooks of a client of its work, with everything redacted. */
export interface Observer {
  /** An attempt is about to be sent. `undefined` where nobody listens. */
  begin(request: PlainRequest): Watch | undefined;
  /** It will be sent again. */
  retry(request: PlainRequest, error: Error, delayMs: number): void;
  warn(message: string): void;
  /** Says one thing about something in the life of a client, however its words change. */
  warnOnce(about: string, message: string): void;
}

export function createObserver(hooks: Hooks, { redact }: Pick<Credentials, "redact">): Observer {
  const { onRequest, onResponse, onRetry, tracer } = hooks;
  const { onWarning = (message: string) => console.warn(`evalbridge: ${message}`) } = hooks;
  const said = new Set<string>();

  const warn = (message: string) =>
    attempt(
      () => onWarning(redact(message)),
      () => undefined,
    );
  const warnOnce = (about: string, message: string) => {
    if (said.has(about)) return;
    said.add(about);
    warn(message);
  };
  const tell = (name: string, hook: (() => unknown) | undefined | false) => {
    const nameOf = (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : typeof error);
    if (hook) attempt(hook, (error) => warnOnce(name, `${name} threw ${nameOf(error)}`));
  };
  const infoOf = ({ method, url, headers, sending }: PlainRequest): RequestInfo => ({
    provider: sending.place.provider ?? "",
    ...(sending.operation !== undefined && { operation: sending.operation }),
    method,
    ...(sending.place.path !== undefined && { path: sending.place.path }),
    url: redact(url),
    headers: plain(headers),
    attempt: sending.attempt,
  });
  const plain = (headers: Headers) => Object.fromEntries([...headers].map(([name, value]) => [name, redact(value)]));

  function begin(request: PlainRequest): Watch | undefined {
    if (!onRequest && !onResponse && !tracer) return undefined;
    const begun = performance.now();
    tell("onRequest", onRequest && (() => onRequest(infoOf(request))));
    let end = (_type: string | undefined, _status?: number) => {};
    tell("tracer", tracer && (() => (end = spanOf(request))));
    return {
      answered(response) {
        const { status, headers } = response;
        tell("tracer", () => end(response.ok ? undefined : String(status), status));
        const requestId = requestIdOf(headers);
        const told = {
          status,
          responseHeaders: plain(headers),
          ...(requestId !== undefined && { requestId: redact(requestId) }),
          durationMs: performance.now() - begun,
        };
        tell("onResponse", onResponse && (() => onResponse({ ...infoOf(request), ...told })));
      },
      failed: (error) => tell("tracer", () => end(error instanceof Error ? error.name : typeof error)),
    };
  }

  /** Starts a span by the conventions for HTTP clients; what is given back ends it, once. */
  function spanOf(request: PlainRequest): (type: string | undefined, status?: number) => void {
    const { method, url, sending } = request;
    const { path, provider = "" } = sending.place;
    const resent = sending.attempt - 1;
    const { hostname, port, protocol } = new URL(url);
    const attributes = {
      "http.request.method": method,
      "url.full": redact(url),
      ...(path !== undefined && { "url.template": path }),
      "server.address": hostname,
      "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
      ...(resent > 0 && { "http.request.resend_count": resent }),
      "evalbridge.provider": provider,
    };
    const span = tracer?.startSpan(path === undefined ? method : `${method} ${path}`, { kind: clientSpan, attributes });
    let open = true;
    return (type, status) => {
      if (!open) return;
      open = false;
      if (status !== undefined) span?.setAttribute("http.response.status_code", status);
      if (type !== undefined) {
        span?.setAttribute("error.type", type);
        span?.setStatus({ code: failedSpan });
      }
      span?.end();
    };
  }

  const retry = (request: PlainRequest, error: Error, delayMs: number) =>
    tell("onRetry", onRetry && (() => onRetry({ ...infoOf(request), delayMs, error })));
  return { begin, retry, warn, warnOnce };
}

/** Does what is the user's: what it throws, or as an async function rejects with, must not end work that may be paid for. */
function attempt(hook: () => unknown, failed: (error: unknown) => void): void {
  try {
    const told = hook();
    if (told instanceof Promise) told.catch(failed);
  } catch (error) {
    failed(error);
  }
}
