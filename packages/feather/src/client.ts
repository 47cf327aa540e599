import { type ClientOptions, createClient, type OperationFacts, type PartOptions } from "@evalbridge/core";
import { api, type FeatherClient, shared } from "./operations.gen.ts";
import { feather } from "./provider.ts";

/**
 * Feather's evaluation API: one method per operation. Talks to the documented sandbox unless `baseUrl` or
 * `FEATHER_BASE_URL` says otherwise. The key is read from `FEATHER_API_KEY` at the first request.
 */
export function createFeatherClient(options?: ClientOptions): FeatherClient {
  return createClient<FeatherClient>(feather, api, options);
}

/**
 * A client of some operations alone, so that a bundle holds these and what they need. `createFeatherClientOf({ getEvalRun })`, with
 * constants of `@evalbridge/feather/operations`. It has no `http`, and takes
 * no hooks but `onWarning`.
 */
export function createFeatherClientOf<Name extends Exclude<keyof FeatherClient, "http">>(
  operations: { readonly [One in Name]: OperationFacts<`feather.${One}`> },
  options?: PartOptions,
): Pick<FeatherClient, Name> {
  return createClient<Pick<FeatherClient, Name>>(feather, { ...shared, operations }, options);
}
