import { createBlandClient, createBlandRuns } from "@evalbridge/bland";
import { type ClientOptions, environmentNames, readEnvironment } from "@evalbridge/core";
import { createFeatherClient, createFeatherKbRuns, createFeatherRuns } from "@evalbridge/feather";
import { createHumanloopClient, createHumanloopRuns, type HumanloopRunsOptions } from "@evalbridge/humanloop";
import { createVogentClient, createVogentRuns } from "@evalbridge/vogent";
import { type Bridge, type BridgeOptions, createBridge } from "./bridge.ts";

/** One source for each kind of run that a provider has. */
export type DefaultSources = {
  readonly vogent: ReturnType<typeof createVogentRuns>;
  readonly humanloop: ReturnType<typeof createHumanloopRuns>;
  readonly feather: ReturnType<typeof createFeatherRuns>;
  readonly "feather-kb": ReturnType<typeof createFeatherKbRuns>;
  readonly bland: ReturnType<typeof createBlandRuns>;
};

/** `fileId` names the file whose evaluations Humanloop lists. */
export interface EnvironmentOptions extends Pick<BridgeOptions, "onWarning">, HumanloopRunsOptions {
  /** Options of every client: time limits, retries, hooks. Keys and addresses are each provider's own. */
  readonly client?: Omit<ClientOptions, "apiKey" | "baseUrl"> | undefined;
}

/** A bridge over all providers. Those without a key in the environment are in `missing`, and left out of lists. */
export function createBridgeFromEnv({ fileId, onWarning, client }: EnvironmentOptions = {}): Bridge<DefaultSources> {
  const options = { onWarning, ...client };
  const feather = createFeatherClient(options);
  const sources: DefaultSources = {
    vogent: createVogentRuns(createVogentClient(options)),
    humanloop: createHumanloopRuns(createHumanloopClient(options), { fileId }),
    feather: createFeatherRuns(feather),
    "feather-kb": createFeatherKbRuns(feather),
    bland: createBlandRuns(createBlandClient(options)),
  };
  const missing = Object.entries(sources).flatMap(([source, { provider }]) => {
    const variable = environmentNames(provider.name).apiKey;
    return readEnvironment(variable) === undefined ? [{ source, variable }] : [];
  });
  return createBridge(sources, { onWarning, missing });
}
