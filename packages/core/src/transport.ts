import type { Credentials } from "./credentials.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import { type ErrorPlace, EvalbridgeError } from "./errors/evalbridge-error.ts";
import { NetworkError } from "./errors/network-error.ts";
import { TimeoutError } from "./errors/timeout-error.ts";
import { unreachable } from "./unreachable.ts";

/**
 * A request as plain data. openapi-fetch makes it through its `Request` option: half the cost of the platform's Request,
 * and it can be sent twice.
 */
export class PlainRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: BodyInit | null | undefined;
  readonly signal: AbortSignal | null | undefined;
  // Set by openapi-fetch, which copies what it does not know from the call's options.
  declare readonly place: ErrorPlace;
  declare readonly timeoutMs: number;
  declare readonly reads: "text" | "bytes";

  constructor(url: string, init: RequestInit) {
    this.url = url;
    this.method = init.method ?? "GET";
    this.headers = init.headers as Headers;
    this.body = init.body;
    this.signal = init.signal;
  }
}

/** An answer whose body has been read, within the attempt's time. */
export interface Answer {
  readonly response: Response;
  readonly body: string | ArrayBuffer;
}

/** Sends a request. Policies (authorisation, retry, …) are functions from one Transport to another. */
export type Transport = (request: PlainRequest) => Promise<Answer>;

/** `fetch` as users give it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const longestTimerMs = 2 ** 31 - 1;

/**
 * One attempt over fetch: bounded in time, ended by the caller's signal, leaving no timer and no listener behind.
 * The key is asked for within that time, and taken out of what a failing fetch says.
 */
export function fetchTransport(fetch: Fetch, { authorize, redact }: Credentials): Transport {
  return (request) => {
    const { signal, timeoutMs, place } = request;
    if (signal?.aborted) return Promise.reject(signal.reason);
    const problem = `timeoutMs is ${timeoutMs}; give milliseconds, or 0 for none`;
    if (!(timeoutMs >= 0)) return Promise.reject(new ArgumentError(place, problem));
    return new Promise((resolve, reject) => {
      const controller = new AbortController();
      const tidy = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
      };
      // Ending here, not through fetch: an injected fetch may ignore its signal.
      const end = (reason: unknown) => {
        tidy();
        reject(reason);
        controller.abort(reason);
      };
      const onAbort = () => end(signal?.reason);
      signal?.addEventListener("abort", onAbort, { once: true });
      const limited = timeoutMs > 0 && timeoutMs <= longestTimerMs;
      const timer = limited ? setTimeout(() => end(new TimeoutError(place, timeoutMs)), timeoutMs) : undefined;
      authorize(request.headers)
        .then(() => exchange(fetch, request, controller.signal, redact))
        .then(resolve, (error) =>
          reject(error instanceof EvalbridgeError ? error : unreachable(request, error, redact)),
        )
        .catch(reject)
        .finally(tidy);
    });
  };
}

const redirects = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 5;

/**
 * Sends the request and reads the answer. Redirects are followed by hand, within the origin only: fetch takes
 * `authorization` off a request that goes to another origin, but leaves `x-api-key` on.
 */
async function exchange(
  fetch: Fetch,
  request: PlainRequest,
  signal: AbortSignal,
  redact: (text: string) => string,
): Promise<Answer> {
  const { method, headers, body, place } = request;
  const init: RequestInit = { method, headers, redirect: "manual", signal };
  if (body !== undefined && body !== null) init.body = body;
  for (let url = request.url, hop = 0; ; hop++) {
    const response = await fetch(url, init);
    const location = redirects.has(response.status) ? response.headers.get("location") : null;
    if (response.type === "opaqueredirect")
      throw new NetworkError(place, "was redirected; give the final address as baseUrl");
    if (location === null) {
      return { response, body: request.reads === "bytes" ? await response.arrayBuffer() : await response.text() };
    }
    await response.body?.cancel();
    const target = URL.canParse(location, url) ? new URL(location, url) : undefined;
    if (target?.origin !== new URL(url).origin) {
      const to = redact(target?.origin ?? "an unreadable address");
      throw new NetworkError(
        place,
        `redirected to ${to}: refused, the key stays with its origin. If the API moved, set baseUrl`,
      );
    }
    if (hop === mostRedirects) throw new NetworkError(place, `redirected more than ${mostRedirects} times`);
    if (method !== "GET" && response.status !== 307 && response.status !== 308) {
      throw new NetworkError(
        place,
        `a ${method} was redirected with ${response.status}, which would turn it into a GET`,
      );
    }
    url = target.href;
  }
}
