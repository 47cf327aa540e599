import type { Consumer } from "../consumer/consumer.ts";
import { type FakeProvider, fakeProviders, type WorldOptions } from "./providers.ts";

type BridgeModule = typeof import("@evalbridge/bridge");

export interface World {
  readonly providers: readonly FakeProvider[];
  readonly bridge: ReturnType<BridgeModule["createBridge"]>;
}

/** The built bridge over the built adapters of all four providers, whose answers come from this process. */
export async function makeWorld({ entryOf }: Pick<Consumer, "entryOf">, options: WorldOptions): Promise<World> {
  const our = (await import(entryOf("bridge"))) as BridgeModule;
  const providers = fakeProviders(options);
  const clientOptions = (name: string) => {
    const provider = providers.find((one) => one.name === name) as FakeProvider;
    return { apiKey: "bench-key", fetch: (url: string) => provider.fetch(url) };
  };
  const bridge = our.createBridge(
    {
      vogent: our.createVogentRuns(our.createVogentClient(clientOptions("vogent"))),
      humanloop: our.createHumanloopRuns(our.createHumanloopClient(clientOptions("humanloop")), { fileId: "pr_1" }),
      feather: our.createFeatherRuns(our.createFeatherClient(clientOptions("feather"))),
      bland: our.createBlandRuns(our.createBlandClient(clientOptions("bland"))),
    },
    // Humanloop has closed, and the bridge says so.
    { onWarning: () => undefined },
  );
  return { providers, bridge: bridge as unknown as World["bridge"] };
}
