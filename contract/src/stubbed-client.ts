import type { Json } from "@evalbridge-internal/scripts";
import { type Method, providerModule } from "./provider-module.ts";

/** A provider's generated client that is answered without a socket: Prism serves examples, and cannot serve what else a schema allows. */
export interface StubbedClient {
  readonly methods: Readonly<Record<string, Method>>;
  /** What the next calls are answered. */
  answer(status: number, body: Json): void;
}

export async function stubbedClient(provider: string): Promise<StubbedClient> {
  const { createClient } = await providerModule(provider);
  let next: { readonly status: number; readonly body: Json } | undefined;
  const methods = createClient({
    apiKey: "stub-key",
    retry: { attempts: 1 },
    startMarker: false,
    // A start whose answer is of no use is not looked for: there is nobody to ask.
    lookMs: 0,
    fetch: async () => {
      if (!next) throw new Error(`${provider}: no answer was given to the stub`);
      return Response.json(next.body, { status: next.status });
    },
  });
  return {
    methods,
    answer: (status, body) => {
      next = { status, body };
    },
  };
}
