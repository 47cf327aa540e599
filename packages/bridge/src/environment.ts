import { createBlandRuns } from "@evalbridge/bland";
import { environmentNames, readEnvironment } from "@evalbridge/core";
import { createFeatherKbRuns, createFeatherRuns } from "@evalbridge/feather";
import { createHumanloopRuns, type HumanloopRunsOptions } from "@evalbridge/humanloop";
import { createVogentRuns } from "@evalbridge/vogent";
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
export type EnvironmentOptions = Pick<BridgeOptions, "onWarning"> & HumanloopRunsOptions;

/** A bridge over all providers. Those without a key in the environment are in `missing`, and left out of lists. */
export function createBridgeFromEnv({ fileId, onWarning }: EnvironmentOptions = {}): Bridge<DefaultSources> {
  const sources: DefaultSources = {
    vogent: createVogentRuns(),
    humanloop: createHumanloopRuns(undefined, { fileId }),
    feather: createFeatherRuns(),
    "feather-kb": createFeatherKbRuns(),
    bland: createBlandRuns(),
  };
  const missing = Object.entries(sources).flatMap(([source, { provider }]) => {
    const variable = environmentNames(provider.name).apiKey;
    return readEnvironment(variable) === undefined ? [{ source, variable }] : [];
  });
  return createBridge(sources, { onWarning, missing });
}
