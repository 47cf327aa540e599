import { type ClientOptions, createClient } from "@evalbridge/core";
import { api, type BlandClient } from "./operations.gen.ts";
import { bland } from "./provider.ts";

/**
 * Bland's evals API: one method per operation, the answer's envelope opened. The key is read from `BLAND_API_KEY` at the
 * first request.
 */
export function createBlandClient(options?: ClientOptions): BlandClient {
  return createClient<BlandClient>(bland, api, options);
}
