import { zOf } from "./normal.ts";

/** From where to where something may lie. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The score interval of a share (Wilson 1927): unlike the textbook one it stays inside 0 and 1 and says something of few
 * cases, also where all of them passed.
 * @param total at least 1
 * @param confidence of both sides together, between 0 and 1
 */
export function wilsonInterval(passed: number, total: number, confidence: number): Interval {
  const square = zOf(confidence) ** 2;
  const rate = passed / total;
  const middle = (rate + square / (2 * total)) / (1 + square / total);
  const half = Math.sqrt(square * ((rate * (1 - rate)) / total + square / (4 * total * total))) / (1 + square / total);
  // At its ends the formula is exact, its floating-point value is not.
  const low = passed === 0 ? 0 : Math.max(0, middle - half);
  const high = passed === total ? 1 : Math.min(1, middle + half);
  return { low: Math.min(low, rate), high: Math.max(high, rate) };
}

/**
 * How many cases it takes, at a pass rate, for the interval to begin at a bound; `undefined` where no number does.
 * It is the bound's own equation solved for the number: (rate − bound)² = z² · bound · (1 − bound) / n.
 */
export function casesNeeded(rate: number, bound: number, confidence: number): number | undefined {
  if (rate <= bound) return undefined;
  const exact = (zOf(confidence) ** 2 * bound * (1 - bound)) / (rate - bound) ** 2;
  // One more than the quotient where rounding made it fall just short.
  const least = Math.max(1, Math.ceil(exact));
  return wilsonInterval(rate * least, least, confidence).low >= bound ? least : least + 1;
}
