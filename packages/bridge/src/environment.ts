import type { createBlandRuns } from "@evalbridge/bland";
import { environmentNames, readEnvironment } from "@evalbridge/core";
import { createFeatherClient, type createFeatherKbRuns, type createFeatherRuns } from "@evalbridge/feather";
import type { createHumanloopRuns } from "@evalbridge/humanloop";
import type { createVogentRuns } from "@evalbridge/vogent";
import { type Bridge, type BridgeOptions, createBridge } from "./bridge.ts";

/** One source for each kind of run that a provider has. */
export interface DefaultSources {
  readonly vogent: ReturnType<typeof createVogentRuns>;
  readonly humanloop: ReturnType<typeof createHumanloopRuns>;
  readonly feather: ReturnType<typeof createFeatherRuns>;
  readonly "feather-kb": ReturnType<typeof createFeatherKbRuns>;
  readonly bland: ReturnType<typeof createBlandRuns>;
}

export interface EnvironmentOptions extends Pick<BridgeOptions, "onWarning"> {
  /** The file whose evaluations Humanloop lists. @default the environment variable `HUMANLOOP_FILE_ID` */
  readonly fileId?: string | undefined;
}

/** A bridge over all providers, with the keys that the environment holds. */
export function createBridgeFromEnv({ fileId, onWarning }: EnvironmentOptions = {}): Bridge<DefaultSources> {}
