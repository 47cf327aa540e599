import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import { type Reading, readAnswer } from "./answer.ts";
import type { Api, OperationFacts } from "./api.ts";
import { type Args, type ArgumentPlaces, arrange, placesOf } from "./arguments.ts";
import { resolveBaseUrl } from "./base-url.ts";
import { contentOf } from "./content.ts";
import { createCredentials } from "./credentials.ts";
import { warnIfDeprecated } from "./deprecation.ts";
import { mark } from "./mark.ts";
import { methodOf } from "./method.ts";
import { createObserver } from "./observer.ts";
import type { CallOptions, RawResult } from "./operation.ts";
import type { ClientOptions } from "./options.ts";
import { fillPath } from "./path.ts";
import { createPlatformFetch } from "./platform.ts";
import type { ProviderFacts } from "./provider.ts";
import { hasOwnQuery, withQuery } from "./query.ts";
import { withRetry } from "./retry.ts";
import { settingsOf } from "./settings.ts";
import { createStarter } from "./start.ts";
import { serialize } from "./style.ts";
import { type Fetch, fetchTransport, PlainRequest, type Sending } from "./transport.ts";
import { version } from "./version.ts";

/** openapi-fetch over a provider's paths: `client.http`, for what the generated methods do not offer. */
export type HttpClient<Paths extends object> = FetchClient<Paths>;

type Untyped = { request(method: string, path: string, init: object): Promise<unknown> };

/** What openapi-fetch is told a method's request ended with. Reading answers is ours: see readAnswer. */
const done = { ok: true, status: 204, headers: new Headers() } as Response;

/**
 * Makes a provider's client from its facts and its generated table. Nothing is read from the environment, and nothing is
 * sent, before the first call.
 */
export function createClient<Client>(facts: ProviderFacts, api: Api, options: ClientOptions = {}): Client {
  const credentials = createCredentials(facts, options.apiKey);
  const observer = createObserver(options, credentials);
  const reading: Reading = { facts, envelope: api.envelope, credentials };
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const transport = fetchTransport(fetch, credentials, observer);
  const connect = (more: object) =>
    createFetchClient<Record<string, never>>({
      baseUrl: resolveBaseUrl(facts, options.baseUrl),
      headers: { accept: "application/json", "user-agent": userAgent(facts, api) },
      // Lower case marks a brace that is part of a value: the URL parser writes those of a template that was not filled %7B.
      pathSerializer: (template, values) =>
        fillPath({ provider: facts.name }, template, values).replaceAll("%7B", "%7b"),
      ...more,
    }) as unknown;
  const accountOf = (request: PlainRequest) => `${new URL(request.url).origin} ${credentials.fingerprint()}`;
  let typed: Untyped | undefined;

  async function call(name: string, given: Args = {}, more: CallOptions = {}): Promise<RawResult<unknown, unknown>> {
    const { operation, places, ownQuery } = known.get(name) as Known;
    const place = { provider: facts.name, method: operation.method, path: operation.path };
    const settings = settingsOf(place, operation, options, more);
    const { args, marker, headers } = mark(operation, place, given, settings, more);
    const { params, body } = arrange(operation, places, place, args);
    const filled = fillPath(place, operation.path, params.path, operation.styles);
    const path = ownQuery ? withQuery(place, operation, filled, params.query) : filled;
    const content = operation.media && body !== undefined ? contentOf(place, operation.media, body) : undefined;
    typed ??= connect({ Request: PlainRequest }) as Untyped;
    const untilMs = settings.deadlineMs > 0 ? performance.now() + settings.deadlineMs : Number.POSITIVE_INFINITY;
    const sending: Sending = { place, operation: name, class: operation.class, settings, attempt: 1 };

    const start = operation.class === "reconcilable" || operation.class === "never-retry";
    const send = (request: PlainRequest) => {
      const answer = withRetry(request, untilMs, observer, accountOf, async (limitMs, late) => {
        const answer = await transport(request, limitMs, late);
        warnIfDeprecated(answer.response, `${facts.name} ${name}`, observer);
        return readAnswer(reading, operation, place, answer);
      });
      return start ? settle(operation, { args, marker, sending, signal: more.signal, untilMs }, answer) : answer;
    };
    let result: Promise<RawResult<unknown, unknown>> | undefined;
    await typed.request(operation.method, path, {
      params: { query: ownQuery ? undefined : params.query, header: params.header },
      headers:
        operation.accept || content ? { accept: operation.accept, "content-type": content?.type, ...headers } : headers,
      body,
      bodySerializer: (value: unknown) => (content ? content.body : serialize(place, value)),
      signal: more.signal,
      sending,
      // openapi-fetch would lose a rejection whose reason is falsy.
      fetch: (request: PlainRequest) => {
        result = send(request);
        return result.then(
          () => done,
          () => done,
        );
      },
    });
    return result as unknown as Promise<RawResult<unknown, unknown>>;
  }

  const settle = createStarter(api, call, observer, credentials);
  let http: unknown;
  const client = {};
  Object.defineProperty(client, "http", {
    enumerable: true,
    get: () =>
      (http ??= connect({ fetch: createPlatformFetch({ reading, api, options, transport, observer, accountOf }) })),
  });
  const known = new Map<string, Known>();
  for (const [name, operation] of Object.entries(api.operations)) {
    const places = placesOf(operation);
    known.set(name, { operation, places, ownQuery: hasOwnQuery(operation) });
    const value = methodOf(name, facts, operation, places.size === 0, call, observer.warn);
    Object.defineProperty(client, name, { enumerable: true, value });
  }
  return client as Client;
}

interface Known {
  readonly operation: OperationFacts;
  readonly places: ArgumentPlaces;
  readonly ownQuery: boolean;
}

const userAgent = ({ name }: ProviderFacts, { spec }: Api) =>
  `evalbridge-${name}/${version}${spec === undefined ? "" : ` spec/${spec}`}`;
