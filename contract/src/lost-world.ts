import type { ClientOptions } from "@evalbridge/core";
import type { Json, JsonObject, Operation, Spec } from "@evalbridge-internal/scripts";
import { type Methods, providerModule } from "./provider-module.ts";

/** What an operation answers; `undefined`: the answer is lost on its way. */
export type Answering = (url: URL, body: JsonObject) => Json | undefined | Promise<Json | undefined>;

export interface LostWorld {
  readonly methods: Methods;
  /** The operations that were asked, in order. */
  readonly asked: readonly string[];
}

export interface LostOptions extends ClientOptions {
  /** The one operation that the client is made of. @default all of them */
  readonly alone?: string | undefined;
}

/** A provider's client over answers by operation; all that has none is carried out, for all anybody knows, and never answered. */
export async function lostWorld(
  spec: Spec,
  answers: Readonly<Record<string, Answering>> = {},
  { alone, ...options }: LostOptions = {},
): Promise<LostWorld> {
  const asked: string[] = [];
  const patternOf = ({ path }: Operation) => new RegExp(`^${path.replace(/\{[^}]+\}/g, "[^/]+")}$`);
  const fetch = async (address: string, { method, body }: RequestInit) => {
    const url = new URL(address);
    const operation = spec.operations.find((one) => one.method === method && patternOf(one).test(url.pathname));
    asked.push(operation?.id ?? `${method} ${url.pathname}`);
    const answer = await answers[operation?.id ?? ""]?.(url, JSON.parse(String(body ?? "{}")));
    if (answer === undefined) throw new TypeError("fetch failed");
    return Response.json(answer);
  };
  const { createClient, createClientOf, table } = await providerModule(spec.provider);
  const retry = { attempts: 2, baseDelayMs: 0, budget: 0 };
  const common = { apiKey: "mock-key", baseUrl: "https://api.test", retry, lookMs: 0, onWarning: () => {} };
  const all = { ...common, fetch, ...options };
  const row = alone === undefined ? undefined : table[alone];
  return { asked, methods: row ? createClientOf({ [String(alone)]: row }, all) : createClient(all) };
}

/** What a call rejects with; of one that does not, that it was fulfilled. */
export function failureOf(call: Promise<unknown> | undefined): Promise<unknown> {
  return Promise.resolve(call).then(
    () => "fulfilled",
    (error: unknown) => error,
  );
}
