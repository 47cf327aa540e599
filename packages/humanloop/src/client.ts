import { type ClientOptions, createClient, type OperationFacts, type PartOptions } from "@evalbridge/core";
import { api, type HumanloopClient, shared } from "./operations.gen.ts";
import { humanloop } from "./provider.ts";

/**
 * Humanloop's v5 Evaluations API: one method per operation. The service closed on 2025-09-08; with `HUMANLOOP_BASE_URL`
 * this client serves mocks and replays. The key is read from `HUMANLOOP_API_KEY` at the first request.
 */
export function createHumanloopClient(options?: ClientOptions): HumanloopClient {
  return createClient<HumanloopClient>(humanloop, api, options);
}

/**
 * A client of some operations alone, so that a bundle holds these and what they need. `createHumanloopClientOf({ listRunsForEvaluation })`, with
 * constants of `@evalbridge/humanloop/operations`. It has no `http`, and takes
 * no hooks but `onWarning`.
 */
export function createHumanloopClientOf<Name extends Exclude<keyof HumanloopClient, "http">>(
  operations: { readonly [One in Name]: OperationFacts<`humanloop.${One}`> },
  options?: PartOptions,
): Pick<HumanloopClient, Name> {
  return createClient<Pick<HumanloopClient, Name>>(humanloop, { ...shared, operations }, options);
}
