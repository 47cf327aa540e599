import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mcnemarP } from "../../src/gate/statistics/mcnemar.ts";
import { newcombeDifference } from "../../src/gate/statistics/newcombe.ts";
import { zOf } from "../../src/gate/statistics/normal.ts";
import { casesNeeded, wilsonInterval } from "../../src/gate/statistics/wilson.ts";

const confidence = fc.double({ min: 0.5, max: 0.999, noNaN: true });
const share = fc
  .integer({ min: 1, max: 500 })
  .chain((total) => fc.record({ passed: fc.nat(total), total: fc.constant(total) }));

describe("the normal distribution's quantiles", () => {
  // What statistics.NormalDist of Python 3 gives.
  test.each([
    [0.5, 0.6744897501960817],
    [0.8, 1.2815515655446008],
    [0.9, 1.6448536269514726],
    [0.95, 1.9599639845400536],
    [0.99, 2.5758293035489],
    [0.999, 3.2905267314918945],
    [0.999999999999, 7.130509892879272],
  ])("hold %d within %d standard deviations", (inside, deviations) => {
    expect(zOf(inside)).toBeCloseTo(deviations, 12);
  });

  test("grow with the confidence, without a step where the approximation changes", () => {
    const values = Array.from({ length: 9999 }, (_, index) => zOf((index + 1) / 10_000));
    for (const [index, value] of values.entries()) {
      const before = values[index - 1] ?? 0;
      expect(value).toBeGreaterThan(before);
      expect(value - before).toBeLessThan(0.2);
    }
  });
});

describe("Wilson's interval", () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of %d of %d is what Newcombe printed", (passed, total, low, high) => {
    const interval = wilsonInterval(passed, total, 0.95);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  // n / (n + z²), what the formula comes to where all passed.
  test.each([
    [20, 0.839],
    [35, 0.901],
    [73, 0.95],
  ])("of %d of as many begins at %d and ends at 1", (total, low) => {
    const interval = wilsonInterval(total, total, 0.95);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.low).toBeCloseTo(total / (total + 1.959963984540054 ** 2), 12);
    expect(interval.high).toBe(1);
  });

  test("is inside 0 and 1, holds the rate, and mirrors that of what failed", () => {
    fc.assert(
      fc.property(share, confidence, ({ passed, total }, level) => {
        const { low, high } = wilsonInterval(passed, total, level);
        const mirrored = wilsonInterval(total - passed, total, level);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(passed / total);
        expect(high).toBeGreaterThanOrEqual(passed / total);
        expect(mirrored.low).toBeCloseTo(1 - high, 9);
        if (passed === 0) expect(low).toBe(0);
      }),
    );
  });
});

describe("the number of cases that a bound needs", () => {
  test.each([
    [1, 0.84, 21],
    [1, 0.9, 35],
    [1, 0.95, 73],
    [1, 0.99, 381],
  ])("where all pass (%d) at bound %d is %d", (rate, bound, cases) => {
    expect(casesNeeded(rate, bound, 0.95)).toBe(cases);
  });

  test("is the least that will do", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.995, noNaN: true }), confidence, (bound, level) => {
        const needed = casesNeeded(1, bound, level) ?? 0;
        expect(wilsonInterval(needed, needed, level).low).toBeGreaterThanOrEqual(bound);
        if (needed > 1) expect(wilsonInterval(needed - 1, needed - 1, level).low).toBeLessThan(bound);
      }),
    );
  });

  test("is none where the rate does not reach the bound, and none for certainty", () => {
    expect(casesNeeded(0.95, 0.95, 0.95)).toBeUndefined();
    expect(casesNeeded(0.5, 0.95, 0.95)).toBeUndefined();
    expect(casesNeeded(1, 1, 0.95)).toBeUndefined();
  });
});

describe("Newcombe's interval of a difference", () => {
  // Newcombe, "Interval estimation for the difference between independent proportions", same volume, table II, method 10.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
    [5, 56, 0, 29, -0.0381, 0.1926],
  ])("of %d of %d and %d of %d is what Newcombe printed", (passed, total, before, ofThose, low, high) => {
    const interval = newcombeDifference({ passed, total }, { passed: before, total: ofThose }, 0.95);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
    expect(interval.value).toBeCloseTo(passed / total - before / ofThose, 12);
  });

  test("turns round with its two sides, and holds the difference", () => {
    fc.assert(
      fc.property(share, share, confidence, (left, right, level) => {
        const one = newcombeDifference(left, right, level);
        const other = newcombeDifference(right, left, level);
        expect(other.low).toBeCloseTo(-one.high, 9);
        expect(one.low).toBeLessThanOrEqual(one.value);
        expect(one.high).toBeGreaterThanOrEqual(one.value);
      }),
    );
  });
});

describe("McNemar's exact one-sided probability", () => {
  test.each([
    [5, 0, 1 / 32],
    [4, 0, 1 / 16],
    [0, 0, 1],
    [0, 7, 1],
    [1, 1, 0.75],
    [3, 2, 0.5],
  ])("of %d worse and %d better is %d", (worse, better, probability) => {
    expect(mcnemarP(worse, better)).toBeCloseTo(probability, 12);
  });

  test("is the sum of binomial coefficients, as whole numbers give it", () => {
    fc.assert(
      fc.property(fc.nat(120), fc.nat(120), (worse, better) => {
        const turned = worse + better;
        let [coefficient, sum] = [1n, 0n];
        for (let count = turned; count >= worse; count--) {
          sum += coefficient;
          coefficient = (coefficient * BigInt(count)) / BigInt(turned - count + 1);
        }
        const exact = Number((sum * 10n ** 15n) / 2n ** BigInt(turned)) / 1e15;
        expect(mcnemarP(worse, better)).toBeCloseTo(exact, 10);
      }),
    );
  });

  test("neither overflows nor leaves 0 to 1 where thousands turned", () => {
    expect(mcnemarP(5000, 5000)).toBeCloseTo(0.504, 3);
    expect(mcnemarP(5000, 0)).toBe(0);
    expect(mcnemarP(0, 5000)).toBe(1);
  });
});
