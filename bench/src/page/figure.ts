import type { Spread } from "../measure/quartiles.ts";

/** What a figure is held to. */
export type Bar = { readonly most: number } | { readonly least: number };

export const units = { ratio: 2, ms: 0, us: 1, bytes: 0, count: 0, MiB: 0, seconds: 2, millions: 2 } as const;
export type Unit = keyof typeof units;

/** One cell of a table. */
export interface Figure {
  readonly row: string;
  readonly column: string;
  readonly value: number;
  readonly unit: Unit;
  /** The quartiles, where it was measured more than once. */
  readonly low?: number;
  readonly high?: number;
  readonly bar?: Bar;
}

export interface Table {
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** What a section found. */
export interface Measured {
  readonly tables: readonly Table[];
  /** What is the same on each machine, by its name in the budget. */
  readonly exact?: Readonly<Record<string, number>>;
  /** What a reader has to know to read them rightly. */
  readonly notes: readonly string[];
}

export function figure(row: string, column: string, unit: Unit, value: number | Spread, bar?: Bar): Figure {
  const spread = typeof value === "number" ? { value } : { value: value.median, low: value.low, high: value.high };
  return { row, column, unit, ...spread, ...(bar && { bar }) };
}

export function holds(value: number, bar: Bar): boolean {
  return "most" in bar ? value <= bar.most : value >= bar.least;
}
