import type { ClientOptions } from "@evalbridge/core";
import { createMocks, type Mocks, type RecordedRequest } from "@evalbridge/mock";
import type { Operation } from "@evalbridge-internal/scripts";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { everyTestRan, recordCoverage } from "./coverage.ts";
import { createExchangeLog } from "./exchange-log.ts";
import { type ProviderClient, providerClient, type Wishes } from "./provider-client.ts";
import { providers } from "./repository.ts";
import type { Args } from "./valid-calls.ts";

/** The key of all clients of a stage. */
export const key = "mock-key";

/** Mocks of all providers, and clients of them. */
export interface MockStage {
  client(provider: string, wishes?: Wishes & ClientOptions): Promise<ProviderClient>;
  /** The request that was answered last. */
  lastRequest(): RecordedRequest | undefined;
}

/**
 * Mocks for the tests of a file. What goes over the wire is held against the spec after each test, which fails if they disagree; what was
 * seen is recorded under the suite's name, if no test was left out.
 */
export function useMocks(suite: string): MockStage {
  const log = createExchangeLog();
  let mocks: Mocks;
  let ran: Parameters<typeof everyTestRan>[0] = [];
  beforeAll(async () => {
    mocks = await createMocks({ providers });
  });
  afterEach(({ task }) => {
    ran = task.file.tasks;
    expect(log.add(mocks.requests.splice(0))).toEqual([]);
  });
  afterAll(async () => {
    if (everyTestRan(ran)) recordCoverage(suite, log.coverage());
    await mocks.close();
  });
  return {
    client: (provider, wishes = {}) =>
      providerClient(provider, { apiKey: key, baseUrl: mocks.baseUrls[provider] as string, ...wishes }),
    lastRequest: () => mocks.requests.at(-1),
  };
}

/** Calls the generated method of an operation. */
export function callOf(
  { methods }: Pick<ProviderClient, "methods">,
  { id, parameters, body }: Operation,
  args: Args,
): Promise<unknown> {
  const method = methods[id];
  if (!method) throw new Error(`the client has no method ${id}`);
  return parameters.length === 0 && !body ? method() : method(args);
}
