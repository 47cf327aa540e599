/**
 * The seed of this run: `FAULTS_SEED=123 npm run test:faults` plays other worlds. Where none is given it is always the
 * same, so that no change fails for the chances of another; `npm run contract:repeat` draws new ones.
 */
export const seed: number = Number(process.env["FAULTS_SEED"]) || 20261124;

/** A stream of chance: mulberry32, 32 bits of state, the same for the same seed and name everywhere. */
export interface Chance {
  /** A number from 0 up to 1. */
  next(): number;
  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

export function chanceOf(name: string, base: number = seed): Chance {
  let state = base | 0;
  for (const letter of name) state = Math.imul(state ^ letter.charCodeAt(0), 0x9e3779b1);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return { next, whole, pick: <Item>(items: readonly Item[]) => items[whole(0, items.length - 1)] as Item };
}
