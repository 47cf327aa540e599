import type { ClientOptions } from "@evalbridge/core";
import type { Json, JsonObject, Operation, Spec } from "@evalbridge-internal/scripts";
import { type Method, providerModule } from "./provider-module.ts";

/** What an operation answers; `undefined`: the answer is lost on its way. */
export type Answering = (url: URL, body: JsonObject) => Json | undefined | Promise<Json | undefined>;

export interface LostWorld {
  readonly methods: Readonly<Record<string, Method>>;
  /** The operations that were asked, in order. */
  readonly asked: readonly string[];
}

/** A provider's client over answers by operation; all that has none is carried out, for all anybody knows, and never answered. */
export async function lostWorld(
  spec: Spec,
  answers: Readonly<Record<string, Answering>> = {},
  options: ClientOptions = {},
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
  const { createClient } = await providerModule(spec.provider);
  const retry = { attempts: 2, baseDelayMs: 0, budget: 0 };
  const common = { apiKey: "mock-key", baseUrl: "https://api.test", retry, lookMs: 0, onWarning: () => {} };
  return { asked, methods: createClient({ ...common, fetch, ...options }) };
}

/** What a call rejects with; of one that does not, that it was fulfilled. */
export function failureOf(call: Promise<unknown> | undefined): Promise<unknown> {
  return Promise.resolve(call).then(
    () => "fulfilled",
    (error: unknown) => error,
  );
}
