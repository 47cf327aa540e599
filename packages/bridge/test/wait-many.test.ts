import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ContractError, createBridge, type WaitResult } from "../src/index.ts";
import { notFound, record } from "./fixture.ts";
import {
  acme,
  type Behaviour,
  completed,
  failure,
  type GroupStep,
  given,
  longest,
  running,
  type Step,
  scripted,
  settled,
  shortest,
} from "./scripted.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const shown = (results: WaitResult[] | Error) =>
  (results as WaitResult[]).map(({ run, reason, polls }) => [run.ref, reason, polls]);
const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index));
const all = (count: number, steps: readonly Step[]) => Object.fromEntries(ids(count).map((id) => [id, steps]));
const names = (count: number) => ids(count).map((id) => `acme:${id}` as const);

describe("a wait for several runs", () => {
  test("gives their results in the order in which they were named, also of one that was named twice", async () => {
    const source = scripted({ 1: [running, completed], 2: [completed], 3: [notFound()] });
    const results = await settled(acme(source).bridge.wait(["acme:1", "acme:2", given("3"), "acme:1"]));
    expect(shown(results)).toEqual([
      ["acme:1", "ended", 2],
      ["acme:2", "ended", 1],
      ["acme:3", "gone", 1],
      ["acme:1", "ended", 2],
    ]);
    expect(source.asked).toEqual(["1", "2", "3", "1"]);
  });

  test("knows a run that was given and also named", async () => {
    const wait = acme(scripted({ 1: [notFound()] })).bridge.wait(["acme:1", given("1"), "acme:1"]);
    expect(shown(await settled(wait))).toEqual(Array.from({ length: 3 }, () => ["acme:1", "gone", 1]));
  });

  test("gives them by the names that they were given, whatever the provider makes of those", async () => {
    const source = scripted({ abc: [{ ...(completed as object), address: ["ABC"] }], d: [completed] });
    const results = await settled(acme(source).bridge.wait(["acme:abc", "acme:d"]));
    expect(shown(results)).toEqual([
      ["acme:abc", "ended", 1],
      ["acme:d", "ended", 1],
    ]);
  });

  test("of none is over at once", async () => {
    const source = scripted({});
    expect(await acme(source).bridge.wait([])).toEqual([]);
    expect([source.asked, vi.getTimerCount()]).toEqual([[], 0]);
  });

  test("is over when the last is, and asks for none again that is over", async () => {
    const source = scripted({ 1: [completed], 2: [running, running, completed] });
    const results = await settled(acme(source).bridge.wait(["acme:1", "acme:2"], longest));
    expect(results).toMatchObject([{ elapsedMs: 0 }, { elapsedMs: 2_500 }]);
    expect(source.asked).toEqual(["1", "2", "2", "2"]);
  });

  test("has four requests in flight at a source", async () => {
    const one = scripted(all(50, [running, completed]), { latencyMs: 100 });
    const other = scripted(all(50, [completed]), { latencyMs: 100 });
    const bridge = createBridge({ one: one.source, other: other.source });
    const runs = ids(50).flatMap((id) => [`one:${id}`, `other:${id}`] as const);
    expect(await settled(bridge.wait(runs, longest))).toHaveLength(100);
    expect([one.most(), other.most()]).toEqual([4, 4]);
    // Thirteen times four; then a pause.
    expect([one.times[49], one.times[50]]).toEqual([1_200, 2_300]);
  });

  test("asks each source in its own rhythm", async () => {
    const quick = scripted({ 1: [running, completed] });
    const slow = scripted({ 1: [running, completed] }, { latencyMs: 20_000 });
    const bridge = createBridge({ quick: quick.source, slow: slow.source });
    const results = await settled(bridge.wait(["quick:1", "slow:1"], longest));
    expect(results).toMatchObject([{ elapsedMs: 1_000 }, { elapsedMs: 41_000 }]);
  });

  test("asks a source no more, for whichever run, until the time that it asked for", async () => {
    const source = scripted(
      { ...all(9, [running, completed]), 0: [failure(429, 10_000), completed] },
      { latencyMs: 10 },
    );
    await settled(acme(source).bridge.wait(names(9), shortest));
    expect(source.asked.slice(0, 5)).toEqual(["0", "1", "2", "3", "4"]);
    expect(source.times.slice(0, 4)).toEqual([0, 0, 0, 0]);
    // What had its turn least often comes first.
    expect(source.asked.slice(4, 9)).toEqual(["4", "5", "6", "7", "8"]);
    expect(source.times[4]).toBe(10_010);
  });
});

describe("runs that a provider shows together", () => {
  const parent = { id: "g" };
  const at = (steps: Readonly<Record<string, object>>) =>
    Object.entries(steps).map(([id, step]) => record(id, { parent, ...step }));
  const open = { status: "running", rawStatus: "RUNNING" } as const;
  const done = { status: "completed", rawStatus: "DONE" } as const;
  const listed = (count: number, step: object) => at(Object.fromEntries(ids(count).map((id) => [id, step])));
  const setUp = (
    scripts: Record<string, readonly Step[]>,
    g: readonly GroupStep[],
    more: Partial<Behaviour["shared"]> = {},
  ) => scripted(scripts, { shared: { least: 3, ...more, scripts: { g } } });
  const members = (count: number) => ids(count).map((id) => given(id, { parent }));

  test("are asked for by one request from so many on as it is worth it", async () => {
    const few = setUp(all(2, [{ ...open, parent }, done]), []);
    await settled(acme(few).bridge.wait(members(2)));
    expect(few.asked).toEqual(["0", "1", "0", "1"]);
    const enough = setUp(all(3, [done]), [listed(3, open), listed(3, done)]);
    await settled(acme(enough).bridge.wait(members(3)));
    expect(enough.asked).toEqual(["g", "g", "0", "1", "2"]);
  });

  test("are each read once more by themselves when they have ended, and that record is the result", async () => {
    const source = setUp(
      { ...all(3, [{ ...done, score: 0.5 }]), 2: [{ status: "failed", error: { message: "why" } }] },
      [listed(3, open), at({ 0: done, 1: open, 2: { status: "failed" } }), at({ 0: done, 1: done, 2: done })],
      { least: 2 },
    );
    const results = await settled(acme(source).bridge.wait(members(3), longest));
    expect(results).toMatchObject([
      { reason: "ended", run: { score: 0.5, parent }, polls: 3 },
      { reason: "ended", run: { score: 0.5 }, polls: 3 },
      { reason: "ended", run: { error: { message: "why" } }, polls: 3 },
    ]);
    expect(source.asked).toEqual(["g", "g", "0", "2", "1"]);
  });

  test("are not read again where what is shown together is whole", async () => {
    const source = setUp({}, [listed(3, open), listed(3, done)], { whole: true });
    const results = await settled(acme(source).bridge.wait(members(3)));
    expect(shown(results)).toEqual(names(3).map((name) => [name, "ended", 2]));
    expect(source.asked).toEqual(["g", "g"]);
  });

  test("go on where the list was ahead of what one is told by itself", async () => {
    const source = setUp(all(3, [open, done]), [listed(3, done)]);
    const results = await settled(acme(source).bridge.wait(members(3)));
    expect(shown(results)).toEqual(names(3).map((name) => [name, "ended", 4]));
    expect(source.asked).toEqual(["g", "0", "1", "2", "g", "0", "1", "2"]);
  });

  test("are asked for by themselves where they are not in the answer, and are gone where they are nowhere", async () => {
    const source = setUp({ 0: [open, done], 1: [notFound()], 2: [done] }, [at({ 2: open, 9: open }), at({ 2: done })]);
    const results = await settled(acme(source).bridge.wait(members(3), longest));
    expect(shown(results)).toEqual([
      ["acme:0", "ended", 3],
      ["acme:1", "gone", 2],
      ["acme:2", "ended", 2],
    ]);
    // With one gone, two are left, and not worth it.
    expect(source.asked).toEqual(["g", "0", "1", "2", "0"]);
  });

  test("are found together once it is known what they belong to", async () => {
    const source = setUp(all(3, [{ ...open, parent }, done]), [listed(3, done)]);
    await settled(acme(source).bridge.wait(names(3)));
    expect(source.asked).toEqual(["0", "1", "2", "g", "0", "1", "2"]);
  });

  test.each<[string, Error, number]>([
    ["an outage", failure(503), 1_000],
    ["too many requests", failure(429, 3_000), 3_000],
    ["an answer that is cut", new ContractError({}, "the body is not JSON", 200, undefined, true), 1_000],
  ])("are left alone for the round when their request fails for %s", async (_, error, nextMs) => {
    const source = setUp(all(3, [done]), [error, listed(3, done)]);
    const results = await settled(acme(source).bridge.wait(members(3), longest));
    expect(shown(results)).toEqual(names(3).map((name) => [name, "ended", 3]));
    expect(source.asked).toEqual(["g", "g", "0", "1", "2"]);
    expect(source.times.slice(0, 2)).toEqual([0, nextMs]);
  });

  test.each<[string, Error]>([
    ["is refused", failure(403)],
    ["finds nothing", notFound()],
    ["gives a record that cannot be read", new TypeError("Cannot read properties of null")],
    ["gives a run without an id", new ContractError({}, "a run has no id")],
  ])("are asked for by themselves from then on when their request %s", async (_, error) => {
    const source = setUp(all(3, [open, done]), [error]);
    const results = await settled(acme(source).bridge.wait(members(3)));
    expect(shown(results)).toEqual(names(3).map((name) => [name, "ended", 3]));
    expect(source.asked).toEqual(["g", "0", "1", "2", "0", "1", "2"]);
  });

  test("are refused with the error that one gets by itself", async () => {
    const refused = failure(401);
    const wait = acme(setUp(all(3, [refused]), [failure(401)])).bridge.wait(members(3));
    expect(await settled(wait)).toBe(refused);
  });

  test("end with the caller's signal, and its reason, while their request is under way", async () => {
    for (const stuck of ["hangs", "is deaf"] as const) {
      const source = setUp({}, [stuck]);
      const controller = new AbortController();
      const reason = new Error("enough");
      const outcome = acme(source)
        .bridge.wait(members(3), { signal: controller.signal })
        .catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(10);
      controller.abort(reason);
      expect(await outcome).toBe(reason);
      expect([source.asked, vi.getTimerCount()]).toEqual([["g"], 0]);
    }
  });
});
