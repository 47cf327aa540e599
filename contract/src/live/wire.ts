import { type Exchange, exchangeOf } from "./exchange.ts";
import type { Rehearsal } from "./rehearsal.ts";

/** Why a request was not sent. */
export interface Refusal {
  readonly reason: string;
  /** Whether it is the same with every request to come. */
  readonly final: boolean;
}

export interface Wire {
  /** For a client: sends what may be sent, and keeps each answer. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** How many requests went to the provider. */
  readonly sent: () => number;
  /** Begins a call. The signal ends it when it asks for what is not sent: a client tries again after a fetch that merely fails. */
  readonly begin: () => AbortSignal;
  /** The answers since the call began, redirects among them, and why it was ended, if it was. */
  readonly ended: () => { readonly exchanges: readonly Exchange[]; readonly refusal?: Refusal };
}

/**
 * The only way out: GET and nothing else, no more than `maxRequests`, and each request first to the mock of the same
 * description, so that what Prism refuses never reaches the provider.
 */
export function createWire(baseUrl: string, rehearsal: Rehearsal, maxRequests: number): Wire {
  let call = new AbortController();
  let sent = 0;
  let exchanges: Exchange[] = [];
  let refusal: Refusal | undefined;
  const refuse = (reason: string, final: boolean): never => {
    refusal = { reason, final };
    const error = new Error(reason);
    call.abort(error);
    throw error;
  };

  return {
    async fetch(url, init) {
      if (init.method !== "GET") refuse(`a ${init.method} was about to be sent; only GET is`, true);
      if (sent >= maxRequests) refuse(`the limit of ${maxRequests} requests is reached; --max-requests sets it`, true);
      // After a redirect the address is the provider's own, and none of the description's.
      if (exchanges.at(-1)?.redirect === undefined) {
        const problem = await rehearsal.problem(url.slice(baseUrl.length), new Headers(init.headers));
        if (problem !== undefined) refuse(`not sent: ${problem}`, false);
      }
      sent++;
      const response = await fetch(url, init);
      const body = await response.arrayBuffer();
      exchanges.push(exchangeOf(url, response, new TextDecoder().decode(body)));
      const { status, statusText, headers } = response;
      return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
    },
    sent: () => sent,
    begin() {
      call = new AbortController();
      exchanges = [];
      refusal = undefined;
      return call.signal;
    },
    ended: () => ({ exchanges, ...(refusal && { refusal }) }),
  };
}
