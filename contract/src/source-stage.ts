import type { AnySource, ClientOptions } from "@evalbridge/core";
import { createMocks, type Mocks } from "@evalbridge/mock";
import { afterAll, beforeAll } from "vitest";

export type MakeSource = (options: ClientOptions) => AnySource;

/** A source over its provider's mock, for the tests of one `describe`. */
export interface Stage {
  readonly source: AnySource;
  /** What a client of this mock is made with. */
  readonly options: ClientOptions;
  /** The requests that something leads to. */
  requestsOf(ask: () => Promise<unknown>): Promise<{ method: string; url: URL }[]>;
}

/** Sets the stage before the tests of the `describe` that this is called in, and clears it after them. */
export function useStage(provider: string, make: MakeSource): Stage {
  let mocks: Mocks;
  let source: AnySource;
  const options = (): ClientOptions => ({ apiKey: "mock-key", baseUrl: mocks.baseUrls[provider], startMarker: false });
  beforeAll(async () => {
    mocks = await createMocks({ providers: [provider] });
    source = make(options());
  });
  afterAll(() => mocks.close());
  return {
    get source() {
      return source;
    },
    get options() {
      return options();
    },
    async requestsOf(ask) {
      const before = mocks.requests.length;
      await ask();
      return mocks.requests.slice(before).map(({ method, url }) => ({ method, url: new URL(url) }));
    },
  };
}
