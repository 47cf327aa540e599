import { errorOf, type Reading, textOf } from "./answer.ts";
import type { Api, OperationClass } from "./api.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import { HttpError } from "./errors/http-error.ts";
import type { Observer } from "./observer.ts";
import type { ClientOptions } from "./options.ts";
import { type AccountOf, withRetry } from "./retry.ts";
import { settingsOf } from "./settings.ts";
import { type Answer, PlainRequest, type Sending, type Transport } from "./transport.ts";

interface Parts {
  readonly reading: Reading;
  readonly api: Api;
  readonly options: ClientOptions;
  readonly transport: Transport;
  readonly observer: Observer;
  readonly accountOf: AccountOf;
}

/**
 * What `client.http` and its middleware send platform Requests with: the same transport, and the same care about what may be sent
 * again, by the operation that the address is one of. A lost start is not looked for.
 */
export function createPlatformFetch(parts: Parts): (request: Request) => Promise<Response> {
  const { reading, options, transport, observer, accountOf } = parts;
  return async (request) => {
    const { method, signal } = request;
    const place = { provider: reading.facts.name, method };
    const { pathname } = new URL(request.url);
    // openapi-fetch sends a template as it stands when it is given no path parameters at all.
    const [, unfilled] = /%7B(\w+)%7D/.exec(pathname) ?? [];
    if (unfilled !== undefined) throw new ArgumentError(place, `path parameter "${unfilled}" is missing`);
    const kind = classOf(parts.api, method, pathname);
    const sending: Sending = {
      place,
      class: kind,
      settings: settingsOf(place, { class: kind }, options, {}),
      attempt: 1,
    };
    const sent = request.body ? await request.arrayBuffer() : null;
    const headers = new Headers(request.headers);
    const plain = Object.assign(new PlainRequest(request.url, { method, headers, signal, body: sent }), { sending });

    const { deadlineMs } = sending.settings;
    const untilMs = deadlineMs > 0 ? performance.now() + deadlineMs : Number.POSITIVE_INFINITY;
    let answer: Answer | undefined;
    try {
      await withRetry(plain, untilMs, observer, accountOf, async (limitMs, late) => {
        answer = undefined;
        answer = await transport(plain, limitMs, late);
        if (!answer.response.ok) throw errorOf(reading, place, answer.response, textOf(answer));
      });
    } catch (error) {
      // openapi-fetch gives errors of HTTP as values.
      if (!(error instanceof HttpError && answer)) throw error;
    }
    return platformResponse(answer as Answer);
  };
}

function platformResponse({ response, body }: Answer): Response {
  const { status, statusText, headers } = response;
  const bodiless = [204, 205, 304].includes(status);
  return new Response(bodiless ? null : (body as Uint8Array<ArrayBuffer>), { status, statusText, headers });
}

/** The class of the operation at an address; the cautious one where it is in no table, or fits one that must not be repeated. */
function classOf({ operations }: Api, method: string, pathname: string): OperationClass {
  const fitting = Object.values(operations).filter((one) => one.method === method && fitsTemplate(one.path, pathname));
  const careful = fitting.find(({ class: kind }) => kind === "reconcilable" || kind === "never-retry") ?? fitting[0];
  // A key would have to be put in: what takes one is sent once.
  if (careful && careful.class !== "keyed") return careful.class;
  return !careful && (method === "GET" || method === "HEAD") ? "safe" : "never-retry";
}

/** Whether an address ends as a template does; a segment with a parameter in it takes any segment. */
function fitsTemplate(template: string, pathname: string): boolean {
  const wanted = template.split("/").slice(1);
  const segments = pathname.split("/").slice(-wanted.length);
  return (
    segments.length === wanted.length && wanted.every((part, index) => part.includes("{") || part === segments[index])
  );
}
