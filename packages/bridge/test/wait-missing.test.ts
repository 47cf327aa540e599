import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { RunNotFoundError } from "../src/index.ts";
import { notFound } from "./fixture.ts";
import { acme, completed, failure, given, longest, running, scripted, settled } from "./scripted.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const created = (secondsAgo: number) => ({ createdAt: new Date(Date.now() - secondsAgo * 1_000).toISOString() });
const missing = [notFound()];
const gone = new RunNotFoundError("acme", "elsewhere:1");

describe("a run that its provider does not know", () => {
  test.each([
    ["a NotFoundError", notFound()],
    ["a RunNotFoundError", gone],
  ])("and that nobody saw ends the wait at once, with a RunNotFoundError that names it (%s)", async (_, error) => {
    const source = scripted({ 1: [error] });
    const refusal = await settled(acme(source).bridge.wait("acme:1"));
    expect(refusal).toBeInstanceOf(RunNotFoundError);
    expect(refusal).toMatchObject({ ref: "acme:1", cause: error });
    expect(source.times).toEqual([0]);
  });

  test("any more is gone: with what is known of it, read or given", async () => {
    const read = await settled(acme(scripted({ 1: [running, ...missing] })).bridge.wait("acme:1", longest));
    expect(read).toMatchObject({ reason: "gone", run: { status: "running" }, polls: 2, elapsedMs: 1_000 });
    const run = given("1", { score: 0.5 });
    expect(await settled(acme(scripted({ 1: missing })).bridge.wait(run))).toEqual({
      run,
      reason: "gone",
      polls: 1,
      elapsedMs: 0,
    });
  });

  test("has its result, however its reference was spelled", async () => {
    const { bridge } = acme(scripted({ ab: [failure(503)] }));
    const run = { ...given("ab"), ref: "acme:a%62" } as const;
    const last = { reason: "timeout", run: { ref: "acme:ab", id: "ab" } };
    expect(await settled(bridge.wait(run, { timeoutMs: 700 }))).toMatchObject(last);
    expect(await settled(bridge.wait([run, "acme:ab"], { timeoutMs: 700 }))).toMatchObject([last, last]);
    const { bridge: empty } = acme(scripted({ ab: missing }));
    expect(await settled(empty.wait(run))).toMatchObject({ ...last, reason: "gone" });
  });

  test("counts as never seen where nothing but its reference was given", async () => {
    const refusal = await settled(acme(scripted({ 1: missing })).bridge.wait({ ref: "acme:1" }));
    expect(refusal).toBeInstanceOf(RunNotFoundError);
  });

  test("may come yet within a minute of its start", async () => {
    const source = scripted({ 1: [...missing, notFound(), gone, running, completed] });
    const result = await settled(acme(source).bridge.wait(given("1", created(0)), longest));
    expect(result).toMatchObject({ reason: "ended", polls: 5 });
    expect(source.times).toEqual([1_000, 2_000, 3_500, 5_750, 9_125]);
  });

  test("may be away for a moment within a minute of its start, though it was seen", async () => {
    const source = scripted({ 1: [running, ...missing, completed] });
    const result = await settled(acme(source).bridge.wait(given("1", created(0)), longest));
    expect(result).toMatchObject({ reason: "ended", polls: 3 });
  });

  test("is gone when the minute is over, counted from the start", async () => {
    const result = await settled(acme(scripted({ 1: missing })).bridge.wait(given("1", created(50)), longest));
    // After 1, 2, 3.5, 5.75, 9.125 and 14.1875 s: the first that is later than ten seconds.
    expect(result).toMatchObject({ reason: "gone", polls: 6, elapsedMs: 14_188 });
  });

  test("is gone when the minute is over, also by a clock that is ahead of ours", async () => {
    const result = await settled(acme(scripted({ 1: missing })).bridge.wait(given("1", created(-3_600)), longest));
    expect(result).toMatchObject({ reason: "gone", elapsedMs: expect.closeTo(63_200, -3) });
  });

  test("may come yet for as long as graceMs says, from the start where that is known, else from now", async () => {
    const comes = scripted({ 1: [...missing, notFound(), completed] });
    const wait = acme(comes).bridge.wait("acme:1", { ...longest, graceMs: 2_000 });
    expect(await settled(wait)).toMatchObject({ reason: "ended", polls: 3 });
    const never = scripted({ 1: missing });
    expect(await settled(acme(never).bridge.wait("acme:1", { ...longest, graceMs: 2_000 }))).toBeInstanceOf(
      RunNotFoundError,
    );
    expect(never.times).toEqual([0, 1_000, 2_500]);
    const old = scripted({ 1: missing });
    const given2 = given("1", created(30));
    expect(await settled(acme(old).bridge.wait(given2, { graceMs: 20_000 }))).toMatchObject({
      reason: "gone",
      polls: 1,
    });
  });

  test("may not come, with a graceMs of 0, though it was started just now", async () => {
    const wait = acme(scripted({ 1: missing })).bridge.wait(given("1", created(0)), { graceMs: 0 });
    expect(await settled(wait)).toMatchObject({ reason: "gone", polls: 1 });
  });
});
