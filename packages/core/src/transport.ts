import { readBody } from "./body.ts";
import type { Credentials } from "./credentials.ts";
import { EvalbridgeError } from "./errors/evalbridge-error.ts";
import type { Observer, Watch } from "./observer.ts";
import { isRefusal } from "./outcome.ts";
import { followRedirects, isRedirect, sender } from "./redirect.ts";
import type { Fail, Fetch, Transport } from "./request.ts";
import { alarm } from "./sleep.ts";
import { unreachable } from "./unreachable.ts";

/**
 * Attempts over fetch: each bounded in time, ended by the caller's signal, leaving no timer, listener or socket behind. The key is
 * asked for within that time, and taken out of what a failing fetch says.
 */
export function fetchTransport(fetch: Fetch, credentials: Credentials, observer: Observer): Transport {
  return (request, limitMs, late) => {
    const { signal, sending } = request;
    sending.open = false;
    if (signal?.aborted) return Promise.reject(signal.reason);
    const untilMs = performance.now() + limitMs;
    return new Promise((resolve, reject) => {
      const controller = new AbortController();
      const ended = controller.signal;
      let watch: Watch | undefined;
      // Ending here, not through fetch: an injected fetch may ignore its signal.
      const tidy = alarm(limitMs, signal, (aborted) => {
        const reason: unknown = aborted ? signal?.reason : late();
        reject(reason);
        watch?.failed(reason);
        controller.abort(reason);
      });
      // By the clock too: what holds up the process holds up the alarm.
      const check = () => {
        ended.throwIfAborted();
        if (performance.now() >= untilMs) throw late();
      };
      // Also of an EvalbridgeError: who injects a fetch may throw one, with anything in it.
      const fail: Fail = (thrown) => Promise.reject(unreachable(request, thrown, credentials.redact));
      const exchange = async (): Promise<void> => {
        try {
          const keyed = credentials.authorize(request.headers, fetch);
          // Waited for only where it has to be: a turn more would be a hundredth of what a call costs.
          const carrier = typeof keyed === "function" ? keyed : await keyed;
          // A key that comes too late, or a hook that ends the call: what was given up must not start.
          check();
          watch = observer.begin?.(request);
          check();
          sending.open = true;
          sending.sentAt = Date.now();
          sending.sentMs = performance.now();
          const send = sender(carrier, request, ended, fail);
          let response = await send(request.url);
          if (isRedirect(response))
            response = await followRedirects(send, request, response, check, credentials.redact);
          // Response.error(), or what stands in for a Response in a test: what it hides may have been carried out.
          if (!response.status || !response.headers?.get) throw new TypeError("fetch gave no readable Response");
          // Whatever becomes of the body, the status has said that nothing came of the request.
          if (isRefusal(response.status)) sending.open = false;
          const body = await readBody(sending.place, response, sending.settings.maxResponseBytes, fail);
          if (!ended.aborted) watch?.answered(response);
          resolve({ response, body });
        } catch (thrown) {
          const error = thrown instanceof EvalbridgeError ? thrown : unreachable(request, thrown, credentials.redact);
          watch?.failed(error);
          reject(error);
        } finally {
          tidy();
        }
      };
      exchange().catch(reject);
    });
  };
}
