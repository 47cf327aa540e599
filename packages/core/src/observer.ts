import type { Credentials } from "./credentials.ts";
import { requestIdOf } from "./errors/http-error.ts";
import type { Hooks, RequestInfo } from "./observe.ts";
import type { Outgoing } from "./request.ts";
import { attempt, type Warner } from "./warner.ts";

/** OpenTelemetry's numbers, in its API for JavaScript, for a span of a client, and for one that failed. */
const clientSpan = 2;
const failedSpan = 2;

/** What is told of one attempt. */
export interface Watch {
  answered(response: Response): void;
  failed(error: unknown): void;
}

/** Tells the hooks of a client of its work, with everything redacted. Without hooks, nobody is told. */
export interface Observer extends Warner {
  /** An attempt is about to be sent. `undefined` where nobody listens. */
  begin?(request: Outgoing): Watch | undefined;
  /** It will be sent again. */
  retry?(request: Outgoing, error: Error, delayMs: number): void;
}

/** Makes what tells a client's hooks. */
export function createObserver(hooks: Hooks, { redact }: Pick<Credentials, "redact">, warner: Warner): Observer {
  const { onRequest, onResponse, onRetry, tracer } = hooks;
  const tell = (name: string, hook: (() => unknown) | undefined | false) => {
    const nameOf = (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : typeof error);
    if (hook) attempt(hook, (error) => warner.warnOnce(name, `${name} threw ${nameOf(error)}`));
  };
  const infoOf = ({ method, url, headers, sending }: Outgoing): RequestInfo => ({
    provider: sending.place.provider ?? "",
    ...(sending.operation !== undefined && { operation: sending.operation }),
    method,
    ...(sending.place.path !== undefined && { path: sending.place.path }),
    url: redact(url),
    headers: redacted(Object.entries(headers)),
    attempt: sending.attempt,
  });
  const redacted = (headers: Iterable<[string, string]>) =>
    Object.fromEntries(Array.from(headers, ([name, value]) => [redact(name), redact(value)]));

  function begin(request: Outgoing): Watch | undefined {
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
          responseHeaders: redacted(headers),
          ...(requestId !== undefined && { requestId: redact(requestId) }),
          durationMs: performance.now() - begun,
        };
        tell("onResponse", onResponse && (() => onResponse({ ...infoOf(request), ...told })));
      },
      failed: (error) => tell("tracer", () => end(error instanceof Error ? error.name : typeof error)),
    };
  }

  /** Starts a span by the conventions for HTTP clients; what is given back ends it, once. */
  function spanOf(request: Outgoing): (type: string | undefined, status?: number) => void {
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

  const retry = (request: Outgoing, error: Error, delayMs: number) =>
    tell("onRetry", onRetry && (() => onRetry({ ...infoOf(request), delayMs, error })));
  return { ...warner, begin, retry };
}
