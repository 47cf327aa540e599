import type { Place } from "../json.ts";

/** Where a value begins (with its key, if it has one), and its parts by key or index. */
export interface Positions {
  readonly at: number;
  readonly parts?: ReadonlyMap<string, Positions>;
}

/** The offset of a value, or of its nearest ancestor that there is. */
export function offsetOf(positions: Positions, place: Place): number {
  let here = positions;
  for (const key of place) {
    const next = here.parts?.get(String(key));
    if (!next) break;
    here = next;
  }
  return here.at;
}

/** Tells `line:column` of an offset, both counted from one. */
export function lineCounter(text: string): (offset: number) => string {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return `${low + 1}:${offset - (starts[low] as number) + 1}`;
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { 0: end, index } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return starts;
}
