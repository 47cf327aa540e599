import { type ClientOptions, createClient, type OperationFacts, type PartOptions } from "@evalbridge/core";
import { api, shared, type VogentClient } from "./operations.gen.ts";
import { vogent } from "./provider.ts";

/**
 * Vogent's evaluation API: one method per operation. The key is read from `VOGENT_API_KEY` at the first request.
 */
export function createVogentClient(options?: ClientOptions): VogentClient {
  return createClient<VogentClient>(vogent, api, options);
}

/**
 * A client of some operations alone, so that a bundle holds these and what they need. `createVogentClientOf({ getEvalRun })`, with
 * constants of `@evalbridge/vogent/operations`. It has no `http`, and takes
 * no hooks but `onWarning`.
 */
export function createVogentClientOf<Name extends Exclude<keyof VogentClient, "http">>(
  operations: { readonly [One in Name]: OperationFacts<`vogent.${One}`> },
  options?: PartOptions,
): Pick<VogentClient, Name> {
  return createClient<Pick<VogentClient, Name>>(vogent, { ...shared, operations }, options);
}
