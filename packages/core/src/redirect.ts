import { NetworkError } from "./errors/network-error.ts";
import type { QueryKey } from "./query-key.ts";
import type { Fetch, Outgoing } from "./transport.ts";

const redirects = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 5;

/**
 * Sends a request and follows redirects by hand, within the origin only: fetch takes `authorization` off a request that goes
 * to another origin, but leaves `x-api-key` and the body on. A request that changes something follows 307 and 308 only: the others
 * would make a GET of it, and may mean that it has been carried out.
 */
export async function followRedirects(
  fetch: Fetch,
  request: Outgoing,
  signal: AbortSignal,
  redact: (text: string) => string,
  inQuery?: QueryKey,
): Promise<Response> {
  const { method, headers, body, sending } = request;
  const init: RequestInit = { method, headers, redirect: "manual", signal };
  if (body !== undefined && body !== null) init.body = body;
  for (let url = request.url, hop = 0; ; hop++) {
    // An injected fetch may ignore its signal: what was given up goes no further.
    signal.throwIfAborted();
    const response = await fetch(inQuery ? inQuery.sent(url) : url, init);
    // What the platform says there shows the key.
    if (inQuery) Reflect.defineProperty(response, "url", { value: inQuery.shown(url), enumerable: true });
    const { status } = response;
    const kept = status === 307 || status === 308;
    const refuse = (problem: string) =>
      new NetworkError(sending.place, problem, undefined, { sent: !kept, retryable: false });
    if (response.type === "opaqueredirect") throw refuse("was redirected; give the final address as baseUrl");
    const location = redirects.has(status) ? response.headers.get("location") : null;
    if (location === null) return response;
    // Not waited for: a body without end would hold it.
    response.body?.cancel().catch(() => undefined);
    const target = URL.canParse(location, url) ? new URL(location, url) : undefined;
    // A blob: has the origin of the page that made it.
    if (target?.origin !== new URL(url).origin || target.protocol === "blob:") {
      const to = redact(target?.origin ?? "an unreadable address");
      throw refuse(`redirected to ${to}: refused, the key stays with its origin. If the API moved, set baseUrl`);
    }
    if (hop === mostRedirects) throw refuse(`redirected more than ${mostRedirects} times`);
    if (method !== "GET" && method !== "HEAD" && !kept)
      throw refuse(`a ${method} was redirected with ${status}, which would turn it into a GET`);
    // User names in a URL travel as a header of their own.
    target.username = "";
    target.password = "";
    url = target.href;
  }
}
