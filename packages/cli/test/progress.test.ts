import { describe, expect, test } from "vitest";
import { bar, duration, leftMs, shareOf, spark } from "../src/terminal/progress.ts";

describe("progress in a line", () => {
  test("a bar is filled by its share, and never more than whole or less than empty", () => {
    expect([0, 0.5, 1, 1.2, -1].map((share) => bar(share, 4))).toEqual(["░░░░", "██░░", "████", "████", "░░░░"]);
  });

  test("a spark line shows the last values", () => {
    expect(spark([0, 0.5, 1], 8)).toBe("▁▅█");
    expect(spark([0, 0, 0, 1, 1], 2)).toBe("██");
  });

  test.each([
    [0, "0s"],
    [59_400, "59s"],
    [59_600, "1m 00s"],
    [3_599_000, "59m 59s"],
    [3_600_000, "1h 00m"],
    [48 * 3_600_000 - 1_000, "47h 59m"],
    [466 * 3_600_000, "19d 10h"],
    [-5, "0s"],
  ])("%d ms is %s", (ms, text) => expect(duration(ms)).toBe(text));

  test("what is left follows from the pace so far, and is not known before there is one", () => {
    const run = { progress: { completed: 2, total: 6 }, startedAt: "2026-11-20T12:00:00.000Z" } as never;
    expect(leftMs(run, Date.parse("2026-11-20T12:01:00.000Z"))).toBe(120_000);
    expect(leftMs({ ...(run as object), progress: { completed: 0, total: 6 } } as never, 0)).toBeUndefined();
    expect(leftMs({ progress: { completed: 2, total: 6 } } as never, 0)).toBeUndefined();
  });

  test("how well a run goes is its score, else what passed of what was judged", () => {
    expect(shareOf({ score: 0.3, counts: { passed: 1 } })).toBe(0.3);
    expect(shareOf({ counts: { passed: 1, failed: 3 } })).toBe(0.25);
    expect(shareOf({ counts: { passed: 0, failed: 0 } })).toBeUndefined();
    expect(shareOf({})).toBeUndefined();
  });
});
