import type { ClientOptions } from "@evalbridge/core";
import type { CallerModule, Server } from "./caller.ts";

/**
 * Our client as it is by default: retries, deadlines, redirects by hand, redaction, path safety. `entry` is that of the built
 * package; `fetch` is another way to send.
 */
export async function ours(entry: string, fetch?: ClientOptions["fetch"]): Promise<CallerModule["default"]> {
  const { createVogentClient } = (await import(entry)) as typeof import("@evalbridge/vogent");
  return ({ baseUrl, key }: Server) => {
    const client = createVogentClient({ baseUrl, apiKey: key, fetch });
    return async () => (await client.listEvalConfigRuns({ id: "cfg_1", limit: 100 })).data;
  };
}

/** Our transport over undici's request: `module` is the built one, `caller` the module that has undici. */
export async function undiciTransport(module: string, caller: string): Promise<NonNullable<ClientOptions["fetch"]>> {
  const { undiciFetch } = (await import(module)) as typeof import("@evalbridge/core/undici");
  const { request } = (await import(caller)) as { readonly request: Parameters<typeof undiciFetch>[0] };
  return undiciFetch(request);
}
