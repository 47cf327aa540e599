// Starts whose answer was lost, through the bridge.
import { AmbiguousResultError, createHumanloopClient, createHumanloopRuns } from "@evalbridge/humanloop";
import { createVogentClient, createVogentRuns } from "@evalbridge/vogent";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createBridge } from "../src/index.ts";
import { rejection } from "./fixture.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

/** Loses the answer to every POST; gives every GET the same answer. */
const losing = (list: unknown) => async (_: string, init: RequestInit) => {
  if (init.method === "POST") throw new TypeError("fetch failed");
  return Response.json(list);
};
const vogentRun = {
  id: "run/1",
  status: "PENDING",
  callAgentId: "agent",
  versionedPromptId: "prompt",
  createdAt: "2026-11-24T12:00:00Z",
  aggregateResult: { numFailing: 0, numPassing: 0 },
};
const humanloopRun = {
  id: "evr_2",
  status: "pending",
  orchestrated: true,
  control: false,
  created_at: "2026-11-24T12:00:00Z",
  last_updated_at: "2026-11-24T12:00:00Z",
};
const options = { apiKey: "key", lookMs: 300, onWarning: () => {} };
/** Each with clients of its own: a client keeps its starts apart. */
const newBridge = () =>
  createBridge(
    {
      "vogent-eu": createVogentRuns(
        createVogentClient({ ...options, fetch: losing({ data: [vogentRun], cursor: null }) }),
      ),
      humanloop: createHumanloopRuns(createHumanloopClient({ ...options, fetch: losing({ runs: [humanloopRun] }) })),
    },
    { onWarning: () => {} },
  );
const vogentInput = { id: "cfg_1", body: { callAgentId: "agent", versionedPromptId: "prompt" } };
const humanloopInput = { id: "ev_1", body: {} };

/** Lets faked time pass, and gives the error of a start that stays open. */
async function ambiguous<Run>(start: Promise<Run>): Promise<AmbiguousResultError<Run>> {
  const outcome = rejection(start);
  await vi.runAllTimersAsync();
  const error = await outcome;
  expect(error).toBeInstanceOf(AmbiguousResultError);
  return error as AmbiguousResultError<Run>;
}

test("a start whose answer was lost names what may be it by its reference, under the source's key", async () => {
  const error = await ambiguous(newBridge().start("vogent-eu", vogentInput));
  expect(error.refs).toEqual(["vogent-eu:run%2F1"]);
  expect(error.candidates).toMatchObject([{ id: "run/1", raw: vogentRun }]);
});

test("a start in an evaluation names it by evaluation and run, as Humanloop's runs are named", async () => {
  expect((await ambiguous(newBridge().start("humanloop", humanloopInput))).refs).toEqual(["humanloop:ev_1/evr_2"]);
});

test("a start that is found when looked for again is a run of the bridge", async () => {
  const alone = { onAmbiguous: "adopt-only-match" } as const;
  const error = await ambiguous(newBridge().start("vogent-eu", vogentInput, { ...alone, lookMs: 0 }));
  expect(error.refs).toEqual([]);
  const found = error.recheck();
  await vi.runAllTimersAsync();
  expect(await found).toMatchObject({ ref: "vogent-eu:run%2F1", source: "vogent-eu", parent: { id: "cfg_1" } });
});
