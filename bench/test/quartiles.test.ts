import { expect, test } from "vitest";
import { ratiosOf, spreadOf } from "../src/measure/quartiles.ts";
import { interleaved } from "../src/measure/rounds.ts";

test("the median and the quartiles are those of the sorted values, in whatever order they came", () => {
  expect(spreadOf([9, 1, 5, 3, 7])).toEqual({ median: 5, low: 3, high: 7, count: 5 });
  expect(spreadOf([4, 1, 3, 2])).toEqual({ median: 2.5, low: 1.75, high: 3.25, count: 4 });
});

test("ratios are taken by pair, so that a machine that slows down half way changes none", () => {
  expect(ratiosOf([2, 4, 20, 40], [1, 2, 10, 20])).toEqual({ median: 2, low: 2, high: 2, count: 4 });
  expect(() => ratiosOf([1, 2], [1])).toThrow("2 values have no pairs in 1");
  expect(() => spreadOf([])).toThrow("nothing");
});

test("contenders take turns, every second round in reverse, and the first round is not counted", async () => {
  const order: string[] = [];
  const contender = (name: string) => () => order.push(name);
  const measured = await interleaved(2, { a: contender("a"), b: contender("b") });
  expect(order.join("")).toBe("abbaab");
  expect(measured).toEqual({ a: [4, 5], b: [3, 6] });
});
