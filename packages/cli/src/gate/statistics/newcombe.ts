import { type Interval, wilsonInterval } from "./wilson.ts";

/** How many of how many passed. */
export interface Share {
  readonly passed: number;
  readonly total: number;
}

/**
 * The difference of two independent shares, `to − from`, with the hybrid score interval (Newcombe 1998, method 10): it is
 * made of the two Wilson intervals.
 * @param confidence of both sides together, between 0 and 1
 */
export function newcombeDifference(to: Share, from: Share, confidence: number): Interval & { readonly value: number } {
  const [rate, before] = [to.passed / to.total, from.passed / from.total];
  const here = wilsonInterval(to.passed, to.total, confidence);
  const there = wilsonInterval(from.passed, from.total, confidence);
  const value = rate - before;
  return {
    value,
    low: value - Math.hypot(rate - here.low, there.high - before),
    high: value + Math.hypot(here.high - rate, before - there.low),
  };
}
