import { type ClientOptions, createClient } from "@evalbridge/core";
import { api, type FeatherClient } from "./operations.gen.ts";
import { feather } from "./provider.ts";

/**
 * Feather's evaluation API: one method per operation. Talks to the documented sandbox unless `baseUrl` or
 * `FEATHER_BASE_URL` says otherwise. The key is read from `FEATHER_API_KEY` at the first request.
 */
export function createFeatherClient(options?: ClientOptions): FeatherClient {
  return createClient<FeatherClient>(feather, api, options);
}
