import { NetworkError } from "./errors/network-error.ts";
import type { Fail, Fetch, Outgoing } from "./request.ts";

const redirects = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 5;

/** Sends a request, or the same to another address. */
export type Send = (url: string) => Promise<Response>;

/** What sends a request by fetch, redirects left to us. */
export function sender(fetch: Fetch, { method, headers, body }: Outgoing, signal: AbortSignal, fail: Fail): Send {
  const init: RequestInit = { method, headers, redirect: "manual", signal };
  if (body !== undefined && body !== null) init.body = body;
  const send = async (url: string) => fetch(url, init);
  return (url) => send(url).catch(fail);
}

export function isRedirect(response: Response): boolean {
  const { status } = response;
  // The status of one that a browser keeps to itself.
  if (status === 0) return response.type === "opaqueredirect";
  return redirects.has(status) && response.headers.get("location") !== null;
}

/**
 * Follows redirects by hand, within the origin only: fetch takes `authorization` off a request that goes to another origin, but
 * leaves `x-api-key` and the body on. A request that changes something follows 307 and 308 only: the others would make a GET of it,
 * and may mean that it has been carried out.
 */
export async function followRedirects(
  send: Send,
  { url: start, method, sending }: Outgoing,
  first: Response,
  check: () => void,
  redact: (text: string) => string,
): Promise<Response> {
  let response = first;
  let url = start;
  for (let hop = 0; isRedirect(response); hop++) {
    const { status } = response;
    const kept = status === 307 || status === 308;
    const refuse = (problem: string) =>
      new NetworkError(sending.place, problem, undefined, { sent: !kept, retryable: false });
    // Of one that a browser keeps to itself nothing is known; this is no address.
    const location = response.headers.get("location") ?? "//";
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
    // Without a user name, which would travel as a header of its own.
    url = target.origin + target.pathname + target.search;
    // An injected fetch may ignore its signal: what was given up goes no further.
    check();
    response = await send(url);
  }
  return response;
}
