// What waiting for many runs costs, through the real sources: requests in each round, by provider.
import type { ClientOptions, Run } from "@evalbridge/core";
import { createFeatherClient, createFeatherKbRuns, createFeatherRuns } from "@evalbridge/feather";
import { createHumanloopClient, createHumanloopRuns } from "@evalbridge/humanloop";
import { createVogentClient, createVogentRuns } from "@evalbridge/vogent";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createBlandClient, createBlandRuns, createBridge, type Sources } from "../src/index.ts";
import { longest, settled } from "./scripted.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const created_at = "2026-11-01T10:00:00Z";

/** A kind of run: how its provider words it, and where one is read, and many. */
interface Kind {
  readonly source: (options: ClientOptions) => Sources[string];
  readonly words: { readonly running: string; readonly ended: string };
  readonly address: (id: string) => string;
  readonly raw: (id: string, status: string) => object;
  readonly one: string;
  readonly many: string;
  readonly page: (runs: readonly object[]) => object;
}

const featherPage = (items: readonly object[]) => ({ items, has_more: false });
const kinds: Readonly<Record<string, Kind>> = {
  vogent: {
    source: (options) => createVogentRuns(createVogentClient(options)),
    words: { running: "RUNNING", ended: "SUCCESS" },
    address: (id) => id,
    raw: (id, status) => ({ id, status, createdAt: created_at, aggregateResult: { numFailing: 0, numPassing: 1 } }),
    one: "/eval_runs/",
    many: "/eval_configs/parent/runs",
    page: (data) => ({ data, cursor: null }),
  },
  humanloop: {
    source: (options) => createHumanloopRuns(createHumanloopClient(options)),
    words: { running: "running", ended: "completed" },
    address: (id) => `parent/${id}`,
    raw: (id, status) => ({ id, status, created_at }),
    one: "none",
    many: "/evaluations/parent/runs",
    page: (runs) => ({ runs }),
  },
  feather: {
    source: (options) => createFeatherRuns(createFeatherClient(options)),
    words: { running: "running", ended: "completed" },
    address: (id) => id,
    raw: (id, status) => ({ id, status, session_id: "parent", created_at }),
    one: "/v1/eval-runs/",
    many: "/v1/eval-runs",
    page: featherPage,
  },
  "feather-kb": {
    source: (options) => createFeatherKbRuns(createFeatherClient(options)),
    words: { running: "running", ended: "completed" },
    address: (id) => id,
    raw: (id, status) => ({ id, status, suite_id: "parent", created_at }),
    one: "/v1/knowledge-base/evals/runs/",
    many: "/v1/knowledge-base/evals/runs",
    page: featherPage,
  },
  bland: {
    source: (options) => createBlandRuns(createBlandClient(options)),
    words: { running: "RUNNING", ended: "COMPLETE" },
    address: (id) => id,
    raw: (id, status) => ({ id, status, created_at, summary: null }),
    one: "/v1/evals/runs/",
    many: "/v1/evals/runs",
    page: (data) => ({ object: "list", data, has_more: false, next_cursor: null }),
  },
};

/** Waits for runs that go on for two rounds and have then ended. Gives the requests of each round: for many, for one. */
async function roundsOf(key: string, count: number, onPage = count): Promise<string[]> {
  const { source, words, address, raw, one, many, page } = kinds[key] as Kind;
  const ids = Array.from({ length: count }, (_, index) => `run_${index}`);
  const rounds: { at: number; many: number; one: number }[] = [];
  const fetch = async (url: string) => {
    const { pathname } = new URL(url);
    const at = performance.now();
    if (rounds.at(-1)?.at !== at) rounds.push({ at, many: 0, one: 0 });
    const round = rounds.at(-1) as (typeof rounds)[number];
    const status = rounds.length > 2 ? words.ended : words.running;
    const isMany = pathname === many;
    if (!isMany && !pathname.startsWith(one)) return Response.json({}, { status: 404 });
    if (isMany) round.many++;
    else round.one++;
    const listed = ids.slice(0, onPage).map((id) => raw(id, status));
    const body = isMany ? page(listed) : raw(pathname.slice(one.length), status);
    return Response.json(key === "bland" ? { data: body, errors: null } : body);
  };
  const baseUrl = "https://provider.test";
  const bridge = createBridge({ [key]: source({ apiKey: "key", baseUrl, fetch }) }, { onWarning: () => {} });
  const runs = ids.map((id) => {
    const ref = `${key}:${address(id)}` as const;
    return { ref, id, status: "running", parent: { id: "parent" } } as unknown as Run;
  });
  const results = await settled(bridge.wait(runs, longest));
  expect(results).toHaveLength(count);
  for (const result of results as object[])
    expect(result).toMatchObject({ reason: "ended", run: { parent: { id: "parent" } } });
  return rounds.map((round) => `${round.many} + ${round.one}`);
}

describe("a round of a wait, in requests for many and for one", () => {
  test.each<[key: string, count: number, going: string, ending: string]>([
    ["vogent", 1, "0 + 1", "0 + 1"],
    ["vogent", 2, "0 + 2", "0 + 2"],
    ["vogent", 3, "1 + 0", "1 + 3"],
    ["vogent", 50, "1 + 0", "1 + 50"],
    // The request for one is the request for many.
    ["humanloop", 1, "1 + 0", "1 + 0"],
    ["humanloop", 2, "1 + 0", "1 + 0"],
    ["humanloop", 3, "1 + 0", "1 + 0"],
    ["humanloop", 50, "1 + 0", "1 + 0"],
    ["feather", 1, "0 + 1", "0 + 1"],
    ["feather", 2, "1 + 0", "1 + 2"],
    ["feather", 3, "1 + 0", "1 + 3"],
    ["feather", 50, "1 + 0", "1 + 50"],
    ["feather-kb", 1, "0 + 1", "0 + 1"],
    ["feather-kb", 2, "0 + 2", "0 + 2"],
    ["feather-kb", 3, "1 + 0", "1 + 3"],
    ["feather-kb", 50, "1 + 0", "1 + 50"],
    ["bland", 1, "0 + 1", "0 + 1"],
    ["bland", 2, "0 + 2", "0 + 2"],
    ["bland", 3, "1 + 0", "1 + 3"],
    ["bland", 50, "1 + 0", "1 + 50"],
  ])("for %s and %i runs has %s, and %s when they have ended", async (key, count, going, ending) => {
    expect(await roundsOf(key, count)).toEqual([going, going, ending]);
  });

  test.each(["vogent", "feather", "feather-kb", "bland"])(
    "for %s asks by themselves for those only that the first page does not show",
    async (key) => {
      expect(await roundsOf(key, 10, 7)).toEqual(["1 + 3", "1 + 3", "1 + 10"]);
    },
  );
});
