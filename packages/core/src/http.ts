import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import { errorOf, textOf } from "./answer.ts";
import type { OperationFacts } from "./api.ts";
import type { Credentials } from "./credentials.ts";
import { warnIfDeprecated } from "./deprecation.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import { where } from "./errors/evalbridge-error.ts";
import type { HttpError } from "./errors/http-error.ts";
import { type Facts, isSentOnce, type OperationClass } from "./facts.ts";
import type { Kit } from "./kit.ts";
import type { ClientOptions } from "./options.ts";
import { fillPath, templateOf } from "./path.ts";
import type { Answer, Outgoing, Sending } from "./request.ts";
import { withRetry } from "./retry.ts";
import { settingsOf } from "./settings.ts";
import { unsent } from "./unsent.ts";

/** openapi-fetch over a provider's paths: `client.http`, for what the generated methods do not offer. */
export type HttpClient<Paths extends object> = FetchClient<Paths>;

/** Gives a client its `http`, which is made when it is first asked for. */
export function openapiFetch(
  client: object,
  kit: Kit,
  headers: Readonly<Record<string, string>>,
  operations: Operations,
  options: ClientOptions,
): void {
  let http: HttpClient<Record<string, never>> | undefined;
  const make = () =>
    createFetchClient<Record<string, never>>({
      baseUrl: kit.baseUrl(),
      headers,
      // Lower case marks a brace that is part of a value: the URL parser writes those of a template that was not filled %7B.
      pathSerializer: (template, values) =>
        fillPath({ provider: kit.facts.name }, templateOf(template), values ?? {}).replaceAll("%7B", "%7b"),
      fetch: createPlatformFetch(kit, operations, options),
    });
  Object.defineProperty(client, "http", { enumerable: true, get: () => (http ??= make()) });
}

type Operations = readonly Facts[];

/**
 * What `client.http` and its middleware send platform Requests with: the same transport, and the same care about what may be sent
 * again, by the operation that the address is one of. A lost start is not looked for.
 */
function createPlatformFetch(
  kit: Kit,
  operations: Operations,
  options: ClientOptions,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { method, signal } = request;
    const provider = kit.facts.name;
    const { pathname } = new URL(request.url);
    // openapi-fetch sends a template as it stands when it is given no path parameters at all.
    const [, unfilled] = /%7B(\w+)%7D/.exec(pathname) ?? [];
    if (unfilled !== undefined)
      throw new ArgumentError({ provider, method }, `path parameter "${unfilled}" is missing`);
    const operation = operationAt(operations, method, pathname);
    const place = { provider, method, path: operation?.path };
    const facts = { ...operation, class: classOf(operation, method) };
    const sending: Sending = {
      place,
      class: facts.class,
      settings: settingsOf(place, facts, options, {}),
      unsent,
      attempt: 1,
    };
    const sent = request.body ? await request.arrayBuffer() : null;
    const headers = Object.fromEntries(request.headers);
    const plain: Outgoing = { url: request.url, method, headers, signal, body: sent, sending };

    const { deadlineMs } = sending.settings;
    const untilMs = deadlineMs > 0 ? performance.now() + deadlineMs : Number.POSITIVE_INFINITY;
    let answer: Answer | undefined;
    let refusal: HttpError | undefined;
    try {
      await withRetry(kit, plain, untilMs, (came) => {
        refusal = undefined;
        answer = came;
        warnIfDeprecated(answer.response, where(place), kit.observer);
        if (answer.response.ok) return;
        refusal = errorOf(kit, place, answer.response, textOf(answer));
        throw refusal;
      });
    } catch (error) {
      // openapi-fetch gives errors of HTTP as values.
      if (error !== refusal) throw error;
    }
    return platformResponse(answer as Answer, refusal, kit.credentials);
  };
}

/** A success as it came. An error is given as a value too, and ends in logs: that one is without the key. */
function platformResponse(
  { response, body }: Answer,
  refusal: HttpError | undefined,
  { redact }: Credentials,
): Response {
  const { status } = response;
  const { headers } = refusal ?? response;
  const statusText = redact(response.statusText);
  const said = typeof refusal?.body === "string" ? refusal.body : JSON.stringify(refusal?.body);
  const shown = refusal ? said : (body as Uint8Array<ArrayBuffer>);
  return new Response([204, 205, 304].includes(status) ? null : shown, { status, statusText, headers });
}

/** The operation at an address; of several, one that must not be repeated. */
function operationAt(operations: Operations, method: string, pathname: string): OperationFacts | undefined {
  const fitting = operations.filter((one) => one.method === method && fitsTemplate(one.path, pathname));
  return fitting.find(({ class: kind }) => isSentOnce(kind)) ?? fitting[0];
}

/** The class of an operation; the cautious one where it is in no table. */
function classOf(operation: OperationFacts | undefined, method: string): OperationClass {
  if (!operation) return method === "GET" || method === "HEAD" ? "safe" : "never-retry";
  // A key would have to be put in: what takes one is sent once.
  return operation.class === "keyed" ? "never-retry" : operation.class;
}

/** Whether an address ends as a template does; a segment with a parameter in it takes any segment. */
function fitsTemplate(template: string, pathname: string): boolean {
  const wanted = template
    .replace(/[?#].*/s, "")
    .split("/")
    .slice(1);
  const segments = pathname.split("/").slice(-wanted.length);
  return (
    segments.length === wanted.length && wanted.every((part, index) => part.includes("{") || part === segments[index])
  );
}
