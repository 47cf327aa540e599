import type { RunStatus } from "@evalbridge/core";
import { describe, expect, test } from "vitest";
import type { FeatherFilters } from "../src/index.ts";
import { parametersOf, server } from "./server.ts";

const list = "GET /v1/eval-runs";
const empty = { items: [], has_more: false };

/** What is sent for a query when each of its scopes is read to its first page. */
async function asked(query: {
  parents?: string[];
  status?: RunStatus[];
  since?: string;
  until?: string;
  native?: FeatherFilters;
}) {
  const { runs, sent } = server({ [list]: empty });
  const { items, next } = await runs.scopes(query, undefined);
  expect(next).toBeUndefined();
  expect(sent).toEqual([]);
  for (const scope of items) await runs.page(scope, query, undefined, 50);
  return sent.map((line) => {
    const { limit, ...parameters } = parametersOf(line);
    expect(limit).toBe("50");
    return parameters;
  });
}

describe("the list of evaluator runs", () => {
  test("is one request where nothing is filtered, and says which filters work where", async () => {
    expect(await asked({})).toEqual([{}]);
    expect(server({}).runs.filters).toEqual({
      parent: "server",
      status: "server",
      createdAt: "server",
      verdict: "client",
    });
  });

  test.each<[RunStatus[], string[]]>([
    [["pending"], ["pending"]],
    [["running"], ["running"]],
    [["completed"], ["completed"]],
    [["failed"], ["failed", "errored"]],
    [
      ["running", "failed"],
      ["running", "failed", "errored"],
    ],
  ])("with status %j is asked for %j, one list each", async (status, words) => {
    expect(await asked({ status })).toEqual(words.map((word) => ({ status: word })));
  });

  test.each<[RunStatus[]]>([[["partial"]], [["cancelled"]], [["partial", "cancelled"]]])(
    "with status %j asks nothing, since no word of Feather's means it",
    async (status) => {
      expect(await asked({ status })).toEqual([]);
    },
  );

  test("with status unknown, for which there is no word, is asked for unfiltered", async () => {
    expect(await asked({ status: ["unknown"] })).toEqual([{}]);
    expect(await asked({ status: ["failed", "unknown"] })).toEqual([{}]);
  });

  test("of several sessions is asked for once per session and status word", async () => {
    expect(await asked({ parents: ["s_1", "s_2"] })).toEqual([{ session_id: "s_1" }, { session_id: "s_2" }]);
    expect(await asked({ parents: ["s_1", "s_2"], status: ["failed"] })).toEqual([
      { session_id: "s_1", status: "failed" },
      { session_id: "s_1", status: "errored" },
      { session_id: "s_2", status: "failed" },
      { session_id: "s_2", status: "errored" },
    ]);
  });

  test.each(['a"b', "a/b?c=1&d", '{"status":"failed"}', '["x"]', "null", "a\\", "é ☎ \u2028"])(
    "of a session called %j asks for that session",
    async (id) => {
      expect(await asked({ parents: [id], status: ["running"] })).toEqual([{ session_id: id, status: "running" }]);
    },
  );

  test("keeps a scope's key apart from every other's", async () => {
    const { items } = await server({}).runs.scopes({ parents: ["a", "b"], status: ["failed", "running"] }, undefined);
    expect(new Set(items.map(({ key }) => key)).size).toBe(6);
  });

  test("reads nothing out of a scope's key but a session and a status", async () => {
    const { runs, sent } = server({ [list]: empty });
    await runs.page({ key: '{"session_id":"s_1","limit":9,"agent_id":"x","cursor":"c"}' }, {}, undefined, 50);
    expect(sent.map(parametersOf)).toEqual([{ session_id: "s_1", limit: "50" }]);
  });

  test("moves the bounds of the creation time outward by a millisecond", async () => {
    const since = "2026-01-01T00:00:00.000Z";
    const until = "2026-02-28T23:59:59.999Z";
    const [created_from, created_to] = ["2025-12-31T23:59:59.999Z", "2026-03-01T00:00:00.000Z"];
    expect(await asked({ since, until })).toEqual([{ created_from, created_to }]);
    expect(await asked({ since })).toEqual([{ created_from }]);
    expect(await asked({ until, parents: ["s_1"] })).toEqual([{ created_to, session_id: "s_1" }]);
  });

  test("does not ask the server for a verdict", async () => {
    const { runs, sent } = server({ [list]: empty });
    const query = { verdict: ["passed", "failed"] } as const;
    await runs.page((await runs.scopes(query, undefined)).items[0] ?? { key: "" }, query, undefined, 1);
    expect(sent).toEqual(["GET /v1/eval-runs?limit=1"]);
  });

  test("takes every other parameter of Feather's own list", async () => {
    const native: FeatherFilters = {
      evaluator_id: "e_1",
      agent_id: "a_1",
      scope: "simulation",
      outcome: "no_verdict",
      score_min: 0.25,
      score_max: 1,
      severity: "critical",
      channel: "voice",
    };
    const sent = { ...native, score_min: "0.25", score_max: "1" };
    expect(await asked({ native })).toEqual([sent]);
    expect(await asked({ native, parents: ["s_1"], status: ["pending"] })).toEqual([
      { ...sent, session_id: "s_1", status: "pending" },
    ]);
  });

  test("asks for at most 200 a page and follows the cursor", async () => {
    const { runs, sent } = server({ [list]: { items: [], next_cursor: "p2", has_more: true } });
    const scope = { key: "{}" };
    expect(await runs.page(scope, {}, undefined, 500)).toEqual({ items: [], next: "p2" });
    await runs.page(scope, {}, "p2", 7);
    expect(sent).toEqual(["GET /v1/eval-runs?limit=200", "GET /v1/eval-runs?limit=7&cursor=p2"]);
  });

  test("ends where Feather says there is no more", async () => {
    const { runs } = server({ [list]: { items: [], next_cursor: "p2", has_more: false } });
    expect(await runs.page({ key: "{}" }, {}, undefined, 5)).toEqual({ items: [] });
  });
});
