import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { NetworkError, TimeoutError } from "../src/index.ts";
import { record } from "./fixture.ts";
import { acme, completed, failure, type GroupStep, given, longest, type Step, scripted, settled } from "./scripted.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const place = { provider: "acme", method: "GET", path: "/runs" };
const parent = { id: "list" };
const open = { status: "running", rawStatus: "RUNNING" } as const;
const ids = ["0", "1", "2"];
const down = failure(503);
const listed = ids.map((id) => record(id, { parent, ...open }));
const ended = ids.map((id) => record(id, { parent }));

const alike = (...steps: readonly Step[]) => Object.fromEntries(ids.map((id) => [id, steps]));
const setUp = (scripts: Readonly<Record<string, readonly Step[]>>, list: readonly GroupStep[]) =>
  scripted(scripts, { shared: { least: 3, scripts: { list } } });
const members = ids.map((id) => given(id, { parent }));
const wait = (source: ReturnType<typeof setUp>, more = {}) =>
  settled(acme(source).bridge.wait(members, { ...longest, ...more }));
/** What was asked in each round, of requests that take no time. */
const roundsOf = ({ asked, times }: ReturnType<typeof setUp>) =>
  [...Map.groupBy(asked.keys(), (index) => times[index])].map(([, round]) =>
    round.map((index) => asked[index]).join(" "),
  );

describe("runs whose list fails", () => {
  test.each<[string, Error]>([
    ["status 500", failure(500)],
    ["status 503, and a word when to ask again", failure(503, 2_000)],
    ["no answer", new NetworkError(place, "no answer")],
    ["an answer that takes too long", new TimeoutError(place, 30_000)],
  ])("with %s are read by themselves after the second time", async (_, error) => {
    const source = setUp(alike(completed), [error]);
    expect(await wait(source)).toMatchObject(ids.map(() => ({ reason: "ended", polls: 3 })));
    expect(roundsOf(source)).toEqual(["list", "list", "0 1 2"]);
  });

  test("are read by themselves every second round for as long as it fails, and shared again once it does not", async () => {
    const source = setUp(alike(open, open, completed), [down, down, down, listed, down, listed, ended]);
    await wait(source);
    const failing = ["list", "list", "0 1 2", "list", "0 1 2"];
    // One failure among answers is not the second.
    expect(roundsOf(source)).toEqual([...failing, "list", "list", "list", "list 0 1 2"]);
  });

  test("cost an outage one request a round, for another run each time", async () => {
    const source = setUp(alike(down, down, completed), [...Array.from({ length: 8 }, () => down), listed]);
    await wait(source);
    expect(roundsOf(source).slice(0, 10)).toEqual("list list 0 list 1 list 2 list 0 list".split(" "));
  });

  test("cost an outage no more where their list was refused before", async () => {
    const source = setUp(alike(open, down, down, completed), [failure(403)]);
    await wait(source);
    expect(roundsOf(source)).toEqual(["list 0 1 2", "0", "1", "2", "0", "1", "2", "0 1 2"]);
  });

  test("are read though one of them fails for ever", async () => {
    const source = setUp({ ...alike(completed), 0: [down] }, [down]);
    expect(await wait(source, { timeoutMs: 20_000 })).toMatchObject([
      { reason: "timeout" },
      { reason: "ended" },
      { reason: "ended" },
    ]);
    expect(roundsOf(source).slice(0, 5)).toEqual(["list", "list", "0", "list", "1 2 0"]);
  });
});
