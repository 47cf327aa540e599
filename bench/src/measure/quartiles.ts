/** What was measured again and again: the median, and the quartiles, between which half of it lies. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new Error("there is nothing to take a median of");
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => {
    const place = (sorted.length - 1) * share;
    const [below = 0, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return below + (above - below) * (place % 1);
  };
  return { median: at(0.5), low: at(0.25), high: at(0.75), count: sorted.length };
}

/** The ratios of pairs that were measured together: what else the machine did meets both of a pair. */
export function ratiosOf(values: readonly number[], others: readonly number[]): Spread {
  if (values.length !== others.length) throw new Error(`${values.length} values have no pairs in ${others.length}`);
  return spreadOf(values.map((value, index) => value / (others[index] as number)));
}
