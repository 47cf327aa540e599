import { type Reading, readAnswer } from "./answer.ts";
import type { Api, OperationFacts } from "./api.ts";
import { type Args, addressOf, bodyOf, json, type Known, know } from "./arguments.ts";
import { resolveBaseUrl } from "./base-url.ts";
import { createCredentials } from "./credentials.ts";
import { warnIfDeprecated } from "./deprecation.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import { methodOf } from "./method.ts";
import type { Observer } from "./observer.ts";
import type { CallOptions, RawResult } from "./operation.ts";
import type { ClientOptions } from "./options.ts";
import { isSentOnce } from "./outcome.ts";
import type { ProviderFacts } from "./provider.ts";
import { withRetry } from "./retry.ts";
import { type Settings, settingsOf } from "./settings.ts";
import type { StartKeeper } from "./start.ts";
import { type Fetch, fetchTransport, type Outgoing, type Sending } from "./transport.ts";
import { version } from "./version.ts";
import { createWarner } from "./warner.ts";

type Result = RawResult<unknown, unknown>;

/**
 * Makes a provider's client from its facts and its generated table. Nothing is read from the environment, and nothing is
 * sent, before the first call.
 */
export function createClient<Client>(facts: ProviderFacts, api: Api, options: ClientOptions = {}): Client {
  const credentials = createCredentials(facts, options.apiKey, options.dangerouslyAllowBrowser);
  const { onRequest, onResponse, onRetry, tracer } = options;
  if (!api.hooks && (onRequest ?? onResponse ?? onRetry ?? tracer))
    throw new ArgumentError({ provider: facts.name }, "hooks and tracers are for the client of all operations");
  const warner = createWarner(options, credentials.redact);
  const observer: Observer = api.hooks?.(options, credentials, warner) ?? warner;
  const reading: Reading = { facts, envelope: api.envelope, credentials };
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const transport = fetchTransport(fetch, credentials, observer);
  const fixed = { "user-agent": userAgent(facts, api) };
  const accountOf = (request: Outgoing) => `${new URL(request.url).origin} ${credentials.fingerprint()}`;
  let base: string | undefined;
  const baseUrl = () => (base ??= resolveBaseUrl(facts, options.baseUrl));

  const operations = new Map(Object.values(api.operations).flatMap(({ asks = {} }) => Object.entries(asks)));
  for (const [name, operation] of Object.entries(api.operations)) operations.set(name, operation);
  const known = new Map(Array.from(operations, ([name, operation]) => [name, know(facts.name, operation)]));
  const usual = new Map<string, Settings>();
  let keeper: StartKeeper | undefined;

  function send(name: string, given: Args, more: CallOptions): Promise<Result> {
    const one = known.get(name) as Known;
    const { operation, place } = one;
    const { class: kind, uses } = operation;
    const settings = (more === noOptions && usual.get(name)) || settingsOf(place, operation, options, more);
    if (more === noOptions) usual.set(name, settings);
    const keyed = uses?.key?.(operation, place, given, more);
    const withKey = keyed?.args ?? given;
    const begun = isSentOnce(kind) ? keeper?.begin(operation, place, withKey, more) : undefined;
    const args = begun?.args ?? withKey;
    const headers: Record<string, string> = { ...fixed, ...keyed?.headers };
    const sending: Sending = { place, operation: name, class: kind, settings, attempt: 1 };
    const request: Outgoing = {
      method: operation.method,
      url: addressOf(one, baseUrl(), args, headers),
      headers,
      body: bodyOf(one, args, headers),
      signal: more.signal,
      sending,
    };
    const untilMs = settings.deadlineMs > 0 ? performance.now() + settings.deadlineMs : Number.POSITIVE_INFINITY;
    const answer = withRetry(request, untilMs, observer, accountOf, transport, (answer) => {
      warnIfDeprecated(answer.response, `${facts.name} ${name}`, warner);
      return readAnswer(reading, operation, place, answer);
    });
    return begun ? begun.settle(sending, untilMs, answer) : answer;
  }
  const call = (name: string, args: Args, more: CallOptions = noOptions): Promise<Result> => {
    try {
      // From plain JavaScript there may come null.
      return send(name, args ?? {}, more);
    } catch (error) {
      return Promise.reject(error);
    }
  };

  const client = {};
  let http: unknown;
  if (api.http) {
    const { http: make } = api;
    const parts = { headers: { accept: json, ...fixed }, reading, operations, options, transport, observer, accountOf };
    Object.defineProperty(client, "http", {
      enumerable: true,
      get: () => (http ??= make({ baseUrl: baseUrl(), ...parts })),
    });
  }
  for (const name of Object.keys(api.operations)) {
    const { operation, place, places } = known.get(name) as Known;
    checkTools(operation, place);
    if (isSentOnce(operation.class))
      keeper ??= operation.uses?.starts?.(operations, call, warner, credentials, options);
    const value = methodOf(name, place, operation, places.size === 0, call, observer.warn, keeper);
    Object.defineProperty(client, name, { enumerable: true, value });
  }
  return client as Client;
}

const noOptions: CallOptions = {};

/** A start without its keeper, or a key or a body that is not put in, would do harm without a word. */
function checkTools(operation: OperationFacts, place: ErrorPlace): void {
  const facts = { ...operation, starts: isSentOnce(operation.class) };
  for (const tool of ["starts", "page", "key", "body", "query", "header"] as const)
    if (facts[tool] && !operation.uses?.[tool])
      throw new ArgumentError(place, `its row lacks the tool ${tool}; generate the table anew`);
}

const userAgent = ({ name }: ProviderFacts, { spec }: Api) =>
  `evalbridge-${name}/${version}${spec === undefined ? "" : ` spec/${spec}`}`;
