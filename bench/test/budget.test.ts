import { expect, test } from "vitest";
import { judge, tightened } from "../src/budget/judge.ts";
import { slopeOf } from "../src/size/growth.ts";

const overOf = (figures: Record<string, number>, budget: Parameters<typeof judge>[1]) =>
  judge(figures, budget).flatMap(({ name, isOver }) => (isOver ? [name] : []));

test("what is over its limit is named; what is at it holds", () => {
  expect(overOf({ a: 10, b: 11 }, { a: { limit: 10 }, b: { limit: 10, goal: 5 } })).toEqual(["b"]);
});

test("a figure without a limit does not hold, and neither does a limit of which nothing is measured", () => {
  expect(overOf({ a: 1 }, { b: { limit: 1 } })).toEqual(["b", "a"]);
  expect(overOf({ toString: 1 }, {})).toEqual(["toString"]);
});

test("limits come down to what is measured, large ones with a little room, and none goes up", () => {
  const before = { size: { limit: 9000, goal: 6000 }, calls: { limit: 0 }, grown: { limit: 5 } };
  const after = tightened({ size: 8000, calls: 0, grown: 7, fresh: 3 }, before);
  expect(after).toEqual({
    size: { limit: 8040, goal: 6000 },
    calls: { limit: 0 },
    grown: { limit: 5 },
    fresh: { limit: 3 },
  });
});

test("what one more adds is the slope of the line through the points", () => {
  expect(
    slopeOf([
      [10, 300],
      [20, 500],
      [30, 700],
    ]),
  ).toBeCloseTo(20);
  expect(
    slopeOf([
      [1, 0],
      [2, 3],
      [3, 3],
    ]),
  ).toBeCloseTo(1.5);
});
