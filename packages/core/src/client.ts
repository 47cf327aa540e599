import { readAnswer } from "./answer.ts";
import type { Api, Begun, Call, Known, StartKeeper } from "./api.ts";
import { addressOf, bodyOf, know } from "./arguments.ts";
import { resolveBaseUrl } from "./base-url.ts";
import { signalOf } from "./check.ts";
import { createCredentials } from "./credentials.ts";
import { warnIfDeprecated } from "./deprecation.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import { isSentOnce, json } from "./facts.ts";
import type { Keyed } from "./key.ts";
import type { Kit } from "./kit.ts";
import { methodOf } from "./method.ts";
import type { Observer } from "./observer.ts";
import type { Args, CallOptions, RawResult } from "./operation.ts";
import type { ClientOptions } from "./options.ts";
import type { ProviderFacts } from "./provider.ts";
import type { Fetch, Outgoing, Sending } from "./request.ts";
import { withRetry } from "./retry.ts";
import { settingsOf } from "./settings.ts";
import { fetchTransport } from "./transport.ts";
import { version } from "./version.ts";
import { createWarner } from "./warner.ts";

type Result = RawResult<unknown, unknown>;

/**
 * Makes a provider's client from its facts and its generated table. Nothing is read from the environment, and nothing is
 * sent, before the first call.
 */
export function createClient<Client>(facts: ProviderFacts, api: Api, options: ClientOptions = {}): Client {
  const { onRequest, onResponse } = options;
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  if (!api.hooks && (onRequest ?? onResponse ?? options.onRetry ?? options.tracer))
    throw new ArgumentError({ provider: facts.name }, "hooks and tracers are for the client of all operations");
  const credentials = createCredentials(facts, options.apiKey, options.dangerouslyAllowBrowser);
  const warner = createWarner(options, credentials.redact);
  const observer: Observer = api.hooks?.(options, credentials, warner) ?? warner;
  let base: string | undefined;
  const kit: Kit = {
    facts,
    envelope: api.envelope,
    credentials,
    observer,
    transport: fetchTransport(fetch, credentials, observer),
    baseUrl: () => (base ??= resolveBaseUrl(facts, options.baseUrl)),
    account: () => `${new URL(kit.baseUrl()).origin} ${credentials.fingerprint()}`,
  };
  const fixed = { "user-agent": `evalbridge-${facts.name}/${version}${api.spec ? ` spec/${api.spec}` : ""}` };

  let keeper: StartKeeper | undefined;

  function send(one: Known, given: Args, more: CallOptions): Promise<Result> {
    const { name, operation, place } = one;
    const { class: kind, uses } = operation;
    const settings = (more === noOptions && one.usual) || settingsOf(place, operation, options, more);
    if (more === noOptions) one.usual = settings;
    const prepare = isSentOnce(kind) ? keeper?.begin : uses?.key;
    const prepared: Prepared | undefined = prepare?.(operation, place, given, more);
    const args = prepared?.args ?? given;
    const headers: Record<string, string> = { ...fixed, ...prepared?.headers };
    const sending: Sending = {
      place,
      operation: name,
      class: kind,
      settings,
      unsent: prepared?.unsent ?? uses?.unsent,
      attempt: 1,
    };
    const request: Outgoing = {
      method: operation.method,
      url: addressOf(one, kit.baseUrl(), args, headers),
      headers,
      body: bodyOf(one, args, headers),
      signal: signalOf(more, place),
      sending,
    };
    const untilMs = settings.deadlineMs > 0 ? performance.now() + settings.deadlineMs : Number.POSITIVE_INFINITY;
    const answer = withRetry(kit, request, untilMs, (answer) => {
      warnIfDeprecated(answer.response, `${facts.name} ${name}`, warner);
      return readAnswer(kit, operation, place, answer);
    });
    return prepared?.settle?.(sending, untilMs, answer, request.body) ?? answer;
  }
  const call: Call = (one, args, more = noOptions) => {
    try {
      // From plain JavaScript there may come null.
      if (typeof args !== "object") throw new ArgumentError(one.place, "takes one object of arguments");
      return send(one, args ?? {}, more);
    } catch (error) {
      return Promise.reject(error);
    }
  };

  const client: Record<string, object> = {};
  api.http?.(client, kit, { accept: json, ...fixed }, Object.values(api.operations), options);
  for (const [name, operation] of Object.entries(api.operations)) {
    const one = know(facts.name, name, operation);
    checkTools(one);
    keeper ??= operation.uses?.starts?.(call, warner, credentials, options);
    client[name] = methodOf(one, call, observer.warn, keeper);
  }
  return client as Client;
}

/** What a call is sent with: its arguments with what was added to them, and what sees it through. */
interface Prepared extends Partial<Begun>, Partial<Keyed> {
  readonly args: Args;
}

const noOptions: CallOptions = {};

/** A start without its keeper, or a key or a body that is not put in, would do harm without a word. */
function checkTools({ operation, place }: Known): void {
  const { class: kind, result = "" } = operation;
  const facts = {
    ...operation,
    starts: isSentOnce(kind),
    key: kind === "keyed",
    result: /^(text|bytes)$/.test(result),
  };
  for (const tool of ["starts", "page", "key", "body", "query", "header", "result"] as const)
    if (facts[tool] && !operation.uses?.[tool])
      throw new ArgumentError(place, `its row lacks the tool ${tool}; generate the table anew`);
}
