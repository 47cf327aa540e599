import type { Mocks } from "@evalbridge/mock";
import type { Change } from "./change.ts";
import { type Came, serveDrifting } from "./drifting-server.ts";
import { type LiveOptions, liveCheck } from "./live-check.ts";
import type { LiveReport } from "./live-report.ts";

/** Pauses are no part of what the tests show. */
export const promptly: LiveOptions["retry"] = { attempts: 2, baseDelayMs: 0 };

/** A live check of a provider that makes this of its mock's answers, with all that reached it. */
export async function checkDrifting(
  mocks: Mocks,
  provider: string,
  change: Change,
  options: LiveOptions = {},
): Promise<{ report: LiveReport; came: readonly Came[] }> {
  await using server = await serveDrifting(mocks.baseUrls[provider] ?? "", change);
  const usual = { baseUrl: server.baseUrl, environment: mocks.environment, retry: promptly };
  return { report: await liveCheck(provider, { ...usual, ...options }), came: server.came };
}

/** No drift at all. */
export const asItIs: Change = (reply) => reply;

/** The operations that came to this, with the reason. */
export function withOutcome({ operations }: LiveReport, outcome: string): (readonly [string, string | undefined])[] {
  return operations.filter((one) => one.outcome === outcome).map(({ operation, reason }) => [operation, reason]);
}
