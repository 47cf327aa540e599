import { describe, expect, test } from "vitest";
import { affordable, dollars } from "../src/runs/price.ts";

describe("a price", () => {
  test.each([
    [0.010004, 0.01, "$0.010004"],
    [0.0100000001, 0.01, "$0.0100000001"],
    [0.000012, 0, "$0.00001"],
    [1e-15, 0, "$1e-15"],
    [0.012341, 0.01234, "$0.012341"],
    [0.0123, 0.01, "$0.0123"],
    [12.5, 10, "$12.50"],
  ])("of %d above a budget of %d is told as %s, which is more", (costUsd, budget, shown) => {
    expect(affordable({ costUsd }, budget)).toBe(`it would cost ${shown}, more than --max-cost-usd ${budget}`);
    expect(Number(shown.slice(1))).toBeGreaterThan(budget);
  });

  test("within its budget, or without one, is no reason not to start", () => {
    expect([affordable({ costUsd: 0.01 }, 0.01), affordable({ costUsd: 5 }, undefined)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  test("alone has whole cents or four decimals, and is nothing only where it is nothing", () => {
    expect([0, 0.5, 12, 0.0123, 0.000012].map((costUsd) => dollars(costUsd))).toEqual([
      ...["$0.00", "$0.50", "$12.00", "$0.0123", "$0.00001"],
    ]);
  });
});
