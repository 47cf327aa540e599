import { type ClientOptions, createClient, type OperationFacts, type PartOptions } from "@evalbridge/core";
import { api, type BlandClient, shared } from "./operations.gen.ts";
import { bland } from "./provider.ts";

/**
 * Bland's evals API: one method per operation, the answer's envelope opened. The key is read from `BLAND_API_KEY` at the
 * first request.
 */
export function createBlandClient(options?: ClientOptions): BlandClient {
  return createClient<BlandClient>(bland, api, options);
}

/**
 * A client of some operations alone, so that a bundle holds these and what they need. `createBlandClientOf({ getRun })`, with
 * constants of `@evalbridge/bland/operations`. It has no `http`, and takes
 * no hooks but `onWarning`.
 */
export function createBlandClientOf<Name extends Exclude<keyof BlandClient, "http">>(
  operations: { readonly [One in Name]: OperationFacts<`bland.${One}`> },
  options?: PartOptions,
): Pick<BlandClient, Name> {
  return createClient<Pick<BlandClient, Name>>(bland, { ...shared, operations }, options);
}
