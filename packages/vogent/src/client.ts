import { type ClientOptions, createClient } from "@evalbridge/core";
import { api, type VogentClient } from "./operations.gen.ts";
import { vogent } from "./provider.ts";

/**
 * Vogent's evaluation API: one method per operation. The key is read from `VOGENT_API_KEY` at the first request.
 */
export function createVogentClient(options?: ClientOptions): VogentClient {
  return createClient<VogentClient>(vogent, api, options);
}
