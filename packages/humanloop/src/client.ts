import { type ClientOptions, createClient } from "@evalbridge/core";
import { api, type HumanloopClient } from "./operations.gen.ts";
import { humanloop } from "./provider.ts";

/**
 * Humanloop's v5 Evaluations API: one method per operation. The service closed on 2025-09-08; with `HUMANLOOP_BASE_URL`
 * this client serves mocks and replays. The key is read from `HUMANLOOP_API_KEY` at the first request.
 */
export function createHumanloopClient(options?: ClientOptions): HumanloopClient {
  return createClient<HumanloopClient>(humanloop, api, options);
}
