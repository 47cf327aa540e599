import type { ClientOptions } from "@evalbridge/core";
import { type Json, placeOf, valueAt } from "@evalbridge-internal/scripts";
import { type Method, providerModule } from "./provider-module.ts";

/** An answer as it came over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly text: string;
}

export interface ProviderClient {
  readonly methods: Readonly<Record<string, Method>>;
  /** The last answer. */
  readonly answer: () => WireAnswer;
}

export interface Wishes {
  /** Sent to the mock as its `Prefer` header. */
  readonly prefer?: string;
}

/** A provider's generated client against its mock: with a `fetch` that adds the `Prefer` header and keeps the answer. */
export async function providerClient(provider: string, options: ClientOptions & Wishes): Promise<ProviderClient> {
  const { prefer, ...clientOptions } = options;
  const { createClient } = await providerModule(provider);
  let answer: WireAnswer | undefined;
  const methods = createClient({
    // What is sent is held against the description: once, and with nothing added.
    retry: { attempts: 1 },
    startMarker: false,
    ...clientOptions,
    fetch: async (url: string, init: RequestInit) => {
      const headers = new Headers(init.headers);
      if (prefer !== undefined) headers.set("prefer", prefer);
      const response = await fetch(url, { ...init, headers });
      answer = { status: response.status, text: await response.clone().text() };
      return response;
    },
  });
  return {
    methods,
    answer: () => {
      if (!answer) throw new Error(`${provider}: nothing was sent`);
      return answer;
    },
  };
}

/** The message in an error's body, by the provider's fact sheet; empty where there is none. */
export async function messageIn(provider: string, body: Json | undefined): Promise<string> {
  const { facts } = await providerModule(provider);
  const texts = facts.errorMessage.map((pointer) => (body === undefined ? body : valueAt(body, placeOf(pointer))));
  return texts.find((text) => typeof text === "string" && text !== "")?.toString() ?? "";
}
