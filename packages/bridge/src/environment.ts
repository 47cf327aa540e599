import { createBlandClient, createBlandRuns } from "@evalbridge/bland";
import { type ClientOptions, environmentNames, readEnvironment } from "@evalbridge/core";
import { createFeatherClient, createFeatherKbRuns, createFeatherRuns } from "@evalbridge/feather";
import { createHumanloopClient, createHumanloopRuns, type HumanloopRunsOptions } from "@evalbridge/humanloop";
import { createVogentClient, createVogentRuns } from "@evalbridge/vogent";
import { type Bridge, type BridgeOptions, createBridge } from "./bridge.ts";
import { unknown } from "./registry.ts";

/** One source for each kind of run that a provider has. */
export type DefaultSources = {
  readonly vogent: ReturnType<typeof createVogentRuns>;
  readonly humanloop: ReturnType<typeof createHumanloopRuns>;
  readonly feather: ReturnType<typeof createFeatherRuns>;
  readonly "feather-kb": ReturnType<typeof createFeatherKbRuns>;
  readonly bland: ReturnType<typeof createBlandRuns>;
};

/** `fileId` names the file whose evaluations Humanloop lists. */
export interface SourceOptions extends ClientOptions, HumanloopRunsOptions {}

const makers: { readonly [Kind in keyof DefaultSources]: (options: SourceOptions) => DefaultSources[Kind] } = {
  vogent: (options) => createVogentRuns(createVogentClient(options)),
  humanloop: ({ fileId, ...options }) => createHumanloopRuns(createHumanloopClient(options), { fileId }),
  feather: (options) => createFeatherRuns(createFeatherClient(options)),
  "feather-kb": (options) => createFeatherKbRuns(createFeatherClient(options)),
  bland: (options) => createBlandRuns(createBlandClient(options)),
};

/** The kinds of run that there are, each by the key that its source has by default. */
export const sourceKinds: readonly (keyof DefaultSources)[] = Object.keys(makers) as (keyof DefaultSources)[];

/**
 * Makes a source by the name of its kind, as a configuration would.
 * @throws {ArgumentError} where there is no such kind
 */
export function createSource<Kind extends keyof DefaultSources>(
  kind: Kind,
  options: SourceOptions = {},
): DefaultSources[Kind] {
  if (Object.hasOwn(makers, kind)) return makers[kind](options);
  throw unknown(`kind of run ${JSON.stringify(kind)}`, sourceKinds);
}

export interface EnvironmentOptions extends Pick<BridgeOptions, "onWarning">, HumanloopRunsOptions {
  /** Options of every client: time limits, retries, hooks. Keys and addresses are each provider's own. */
  readonly client?: Omit<ClientOptions, "apiKey" | "baseUrl"> | undefined;
}

/** A bridge over all providers. Those without a key in the environment are in `missing`, and left out of lists. */
export function createBridgeFromEnv({ fileId, onWarning, client }: EnvironmentOptions = {}): Bridge<DefaultSources> {
  const options = { onWarning, ...client, fileId };
  const made = sourceKinds.map((kind) => [kind, createSource(kind, options)] as const);
  const missing = made.flatMap(([source, { provider }]) => {
    const variable = environmentNames(provider.name).apiKey;
    return readEnvironment(variable) === undefined ? [{ source, variable }] : [];
  });
  return createBridge(Object.fromEntries(made) as DefaultSources, { onWarning, missing });
}
