import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import { type Reading, readAnswer } from "./answer.ts";
import type { Api, OperationFacts } from "./api.ts";
import { type Args, type ArgumentPlaces, arrange, placesOf, serialize } from "./arguments.ts";
import { resolveBaseUrl } from "./base-url.ts";
import { createCredentials } from "./credentials.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import type { CallOptions, RawResult } from "./operation.ts";
import type { ClientOptions } from "./options.ts";
import { pagedCalls } from "./paging.ts";
import { fillPath } from "./path.ts";
import type { ProviderFacts } from "./provider.ts";
import { type Fetch, fetchTransport, PlainRequest, type Transport } from "./transport.ts";

/** openapi-fetch over a provider's paths: `client.http`, for what the generated methods do not offer. */
export type HttpClient<Paths extends object> = FetchClient<Paths>;

type Untyped = { request(method: string, path: string, init: object): Promise<unknown> };

const readMs = 30_000;
const writeMs = 60_000;

/** What openapi-fetch is told a method's request ended with. Reading answers is ours: see readAnswer. */
const done = { ok: true, status: 204, headers: new Headers() } as Response;

/**
 * Makes a provider's client from its facts and its generated table. Nothing is read from the environment, and nothing is
 * sent, before the first call.
 */
export function createClient<Client>(facts: ProviderFacts, api: Api, options: ClientOptions = {}): Client {
  const credentials = createCredentials(facts, options.apiKey);
  const reading: Reading = { facts, envelope: api.envelope, credentials };
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const transport = fetchTransport(fetch, credentials);
  const connect = (more: object) =>
    createFetchClient<Record<string, never>>({
      baseUrl: resolveBaseUrl(facts, options.baseUrl),
      headers: { accept: "application/json" },
      // Lower case marks a brace that is part of a value: the URL parser writes those of a template that was not filled %7B.
      pathSerializer: (template, values) =>
        fillPath({ provider: facts.name }, template, values).replaceAll("%7B", "%7b"),
      ...more,
    }) as unknown;
  let typed: Untyped | undefined;
  let http: unknown;

  async function call(
    operation: OperationFacts,
    places: ArgumentPlaces,
    args: Args = {},
    { signal, timeoutMs = options.timeoutMs ?? operation.timeoutMs ?? defaultTimeoutMs(operation) }: CallOptions = {},
  ): Promise<RawResult<unknown, unknown>> {
    const place = { provider: facts.name, method: operation.method, path: operation.path };
    const { params, body } = arrange(operation, places, place, args);
    typed ??= connect({ Request: PlainRequest }) as Untyped;
    let result: RawResult<unknown, unknown> | undefined;
    await typed.request(operation.method, fillPath(place, operation.path, params.path), {
      params: { query: params.query, header: params.header },
      body,
      bodySerializer: (value: unknown) => serialize(place, value),
      signal,
      place,
      timeoutMs,
      reads: "text",
      fetch: async (request: PlainRequest) => {
        result = readAnswer(reading, operation, place, await transport(request));
        return done;
      },
    });
    return result as RawResult<unknown, unknown>;
  }

  const client = {};
  Object.defineProperty(client, "http", {
    enumerable: true,
    get: () => (http ??= connect({ fetch: (request: Request) => sendPlatform(facts, options, transport, request) })),
  });
  for (const [name, operation] of Object.entries(api.operations)) {
    Object.defineProperty(client, name, { enumerable: true, value: methodOf(name, facts, operation, call) });
  }
  return client as Client;
}

type Call = (
  operation: OperationFacts,
  places: ArgumentPlaces,
  args?: Args,
  options?: CallOptions,
) => Promise<RawResult<unknown, unknown>>;

/** One operation as a function, with `.raw` and, for lists, `.page`, `.pages` and `.all`. */
function methodOf(name: string, facts: ProviderFacts, operation: OperationFacts, call: Call): object {
  const place = { provider: facts.name, method: operation.method, path: operation.path };
  const places = placesOf(operation);
  const raw = (args?: Args, options?: CallOptions) => call(operation, places, args, options);
  const data = async (args?: Args, options?: CallOptions) => (await raw(args, options)).data;
  // An operation without arguments takes its options first.
  const bare = places.size === 0;
  const method = bare ? (options?: CallOptions) => data(undefined, options) : data;
  Object.defineProperty(method, "name", { value: name });
  return Object.assign(method, {
    raw: bare ? (options?: CallOptions) => raw(undefined, options) : raw,
    ...(operation.page && pagedCalls(operation.page, place, data)),
  });
}

function defaultTimeoutMs({ class: kind }: OperationFacts): number {
  return kind === "safe" || kind === "idempotent" ? readMs : writeMs;
}

/** Sends a platform Request (from `client.http` and its middleware) through the same transport. */
async function sendPlatform(
  facts: ProviderFacts,
  options: ClientOptions,
  transport: Transport,
  request: Request,
): Promise<Response> {
  const { method, signal } = request;
  const place = { provider: facts.name, method };
  // openapi-fetch sends a template as it stands when it is given no path parameters at all.
  const [, unfilled] = /%7B(\w+)%7D/.exec(new URL(request.url).pathname) ?? [];
  if (unfilled !== undefined) throw new ArgumentError(place, `path parameter "${unfilled}" is missing`);
  const sent = request.body ? await request.arrayBuffer() : null;
  const plain = Object.assign(
    new PlainRequest(request.url, { method, headers: new Headers(request.headers), signal, body: sent }),
    {
      place,
      timeoutMs: options.timeoutMs ?? (method === "GET" ? readMs : writeMs),
      reads: "bytes",
    } as const,
  );
  const { response, body: bytes } = await transport(plain);
  const { status, statusText, headers } = response;
  const body = [204, 205, 304].includes(status) ? null : bytes;
  return new Response(body, { status, statusText, headers });
}
