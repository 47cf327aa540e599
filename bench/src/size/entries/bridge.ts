import { createBlandRuns } from "@evalbridge/bland";
import { type Bridge, createBridge, type DefaultSources } from "@evalbridge/bridge";
import { createFeatherKbRuns, createFeatherRuns } from "@evalbridge/feather";
import { createHumanloopRuns } from "@evalbridge/humanloop";
import { createVogentRuns } from "@evalbridge/vogent";

/** Without createBridgeFromEnv, which brings whole clients. */
export const bridge: Bridge<DefaultSources> = createBridge({
  vogent: createVogentRuns(),
  humanloop: createHumanloopRuns(),
  feather: createFeatherRuns(),
  "feather-kb": createFeatherKbRuns(),
  bland: createBlandRuns(),
});
