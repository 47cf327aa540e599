import { createBlandClient, createBlandRuns } from "@evalbridge/bland";
import { type Bridge, createBridge, type DefaultSources, type Run } from "@evalbridge/bridge";
import type { ClientOptions } from "@evalbridge/core";
import { createFeatherClient, createFeatherKbRuns, createFeatherRuns } from "@evalbridge/feather";
import { createHumanloopClient, createHumanloopRuns } from "@evalbridge/humanloop";
import { createMocks, type Mocks, type MocksOptions, type SourceKey } from "@evalbridge/mock";
import { createVogentClient, createVogentRuns } from "@evalbridge/vogent";
import { onTestFinished } from "vitest";
import { providers } from "./repository.ts";
import { secondCheck } from "./second-check.ts";

/** A bridge over mocks that play a scenario, for the test that calls this. */
export interface PlayedBridge {
  readonly mocks: Mocks;
  readonly bridge: Bridge<DefaultSources>;
  /** What the list gives: every run, in order of arrival. */
  listed(source: SourceKey): Promise<Run[]>;
  /** The references of the runs that the scenario has at this moment. */
  refsOf(source: SourceKey): string[];
  /** Where requests and answers so far disagree with the specs. */
  mismatches(): string[];
}

export const sources: readonly SourceKey[] = ["vogent", "humanloop", "feather", "feather-kb", "bland"];

export async function playedBridge(
  scenario: MocksOptions["scenario"],
  options: MocksOptions & { readonly client?: ClientOptions } = {},
): Promise<PlayedBridge> {
  const { client, ...rest } = options;
  const mocks = await createMocks({ ...rest, scenario });
  onTestFinished(() => mocks.close());
  // Pauses are of a few milliseconds.
  const retry = { baseDelayMs: 2 };
  const of = (provider: string): ClientOptions => ({
    apiKey: "mock-key",
    baseUrl: mocks.baseUrls[provider],
    onWarning() {},
    retry,
    ...client,
  });
  const feather = createFeatherClient(of("feather"));
  const bridge = createBridge(
    {
      vogent: createVogentRuns(createVogentClient(of("vogent"))),
      humanloop: createHumanloopRuns(createHumanloopClient(of("humanloop")), { fileId: "pr_refund" }),
      feather: createFeatherRuns(feather),
      "feather-kb": createFeatherKbRuns(feather),
      bland: createBlandRuns(createBlandClient(of("bland"))),
    },
    { onWarning() {} },
  );
  return {
    mocks,
    bridge,
    listed: (source) => Array.fromAsync<Run>(bridge.list({ sources: [source] })),
    refsOf: (source) =>
      mocks.runs(source).flatMap(({ id, parents }) => {
        return source === "humanloop" ? parents.map((parent) => `humanloop:${parent}/${id}`) : [`${source}:${id}`];
      }),
    mismatches: () =>
      providers.flatMap((provider) =>
        secondCheck(
          provider,
          mocks.requests.filter((one) => one.provider === provider),
        ),
      ),
  };
}
