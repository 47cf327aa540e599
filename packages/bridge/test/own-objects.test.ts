// What a call was given counts as it was at the call: its caller may use the same objects again at once.
import { createHumanloopClient, createHumanloopRuns } from "@evalbridge/humanloop";
import { createVogentClient, createVogentRuns } from "@evalbridge/vogent";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type AmbiguousResultError, createBridge, type RunRef } from "../src/index.ts";
import { fakeSource, type Request, record, refs, rejection } from "./fixture.ts";
import { acme, completed, scripted, settled } from "./scripted.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

describe("starts that share an object", () => {
  const evaluationOf = (url: string) => /evaluations\/([^/]+)/.exec(url)?.[1] ?? "";
  const runOf = (url: string) => ({
    id: `run_of_${evaluationOf(url)}`,
    status: "pending",
    created_at: "2026-11-24T12:00:00Z",
  });
  const starts = (fetch: (url: string, init: RequestInit) => Promise<Response>) => {
    const client = createHumanloopClient({ apiKey: "key", lookMs: 300, onWarning: () => {}, fetch });
    const bridge = createBridge({ humanloop: createHumanloopRuns(client) });
    const input = { id: "", body: {} };
    const all = ["evr_1", "evr_2"].map((id) => bridge.start("humanloop", Object.assign(input, { id })));
    input.id = "evr_3";
    return all;
  };
  const right = ["humanloop:evr_1/run_of_evr_1", "humanloop:evr_2/run_of_evr_2"];

  test("give each run its own reference", async () => {
    const runs = await Promise.all(starts(async (url) => Response.json(runOf(url))));
    expect(refs(runs)).toEqual(right);
    expect(runs.map(({ parent }) => parent?.id)).toEqual(["evr_1", "evr_2"]);
  });

  test("name what may be the run of each by its own reference, when the answers are lost, and looking again too", async () => {
    const errors = starts(async (url, { method }) => {
      if (method === "POST") throw new TypeError("fetch failed");
      return Response.json({ runs: [runOf(url)] });
    }).map((start) => rejection(start) as Promise<AmbiguousResultError>);
    await vi.runAllTimersAsync();
    const lost = await Promise.all(errors);
    expect(lost.flatMap((error) => error.refs)).toEqual(right);
    const again = await Promise.all(lost.map((error) => settled(error.recheck()) as Promise<AmbiguousResultError>));
    expect(again.flatMap((error) => error.refs)).toEqual(right);
  });

  test("give each run its own parent", async () => {
    const fetch = async () => Response.json({ id: "run_1", status: "PENDING", createdAt: "2026-11-24T12:00:00Z" });
    const bridge = createBridge({ vogent: createVogentRuns(createVogentClient({ apiKey: "key", fetch })) });
    const input = { id: "", body: { callAgentId: "agent", versionedPromptId: "prompt" } };
    const all = ["cfg_1", "cfg_2"].map((id) => bridge.start("vogent", Object.assign(input, { id })));
    expect((await Promise.all(all)).map(({ parent }) => parent?.id)).toEqual(["cfg_1", "cfg_2"]);
  });
});

test.each<[string, (runs: RunRef<"acme">[]) => unknown]>([
  ["is emptied", (runs) => runs.splice(0)],
  ["gets one more in front", (runs) => runs.unshift("acme:other")],
  ["is turned round", (runs) => runs.reverse()],
])("a list of runs that %s while they are waited for changes nothing", async (_, change) => {
  const { bridge } = acme(scripted({ a: [completed], b: [completed] }));
  const runs: RunRef<"acme">[] = ["acme:a", "acme:b", "acme:b"];
  const wait = settled(bridge.wait(runs));
  change(runs);
  expect(refs(((await wait) as { run: { ref: string } }[]).map(({ run }) => run))).toEqual([
    "acme:a",
    "acme:b",
    "acme:b",
  ]);
});

describe("a query that is changed after the call", () => {
  const newQuery = () => ({ sources: ["acme" as const], native: { acme: { colour: "red" } }, limit: 1 });
  type Query = ReturnType<typeof newQuery>;
  const newBridge = (asked: unknown[]) => {
    const before = ({ query }: Request) => void asked.push(query?.native);
    return createBridge({ acme: fakeSource({ pages: [[["s", [record("a"), record("b")]]]], before }) });
  };
  type Ask = (bridge: ReturnType<typeof newBridge>, query: Query) => Promise<unknown>;
  const all = async (runs: AsyncIterable<unknown>) => {
    for await (const _ of runs);
  };

  test.each<[string, Ask]>([
    ["list", (bridge, query) => all(bridge.list(query))],
    ["page", (bridge, query) => bridge.page(query)],
    ["sorted", (bridge, query) => bridge.sorted(query)],
  ])("asks nothing else: %s", async (_, ask) => {
    const asked: unknown[] = [];
    const query = newQuery();
    const done = ask(newBridge(asked), query);
    query.native.acme.colour = "blue";
    query.sources.length = 0;
    await done;
    expect(asked.length).toBeGreaterThan(1);
    expect(new Set(asked.map((native) => JSON.stringify(native)))).toEqual(new Set(['{"colour":"red"}']));
  });

  test("has a cursor of what it asked", async () => {
    const bridge = newBridge([]);
    const query = newQuery();
    const page = bridge.page(query);
    query.native.acme.colour = "blue";
    const { next } = await page;
    expect(refs((await bridge.page({ ...newQuery(), cursor: next })).runs)).toEqual(["acme:b"]);
  });
});
