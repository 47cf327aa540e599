import type { Bits } from "./bits.ts";

/** Reads the next symbol. */
export type Decoder = (bits: Bits) => number;

const longest = 15;

/** The canonical Huffman code in which each symbol has the length at its place; 0 is a symbol that does not occur (RFC 1951, 3.2.2). */
export function decoderOf(lengths: readonly number[]): Decoder {
  const used = lengths.map((length, symbol) => ({ length, symbol })).filter(({ length }) => length > 0);
  // A 1 goes before each code, so that 00 and 000 are two numbers.
  const symbols = new Map<number, number>();
  let code = 0;
  let before = 0;
  for (const { length, symbol } of used.toSorted((one, other) => one.length - other.length)) {
    code <<= length - before;
    before = length;
    symbols.set((1 << length) | code++, symbol);
  }
  return (bits) => {
    let seen = 1;
    for (let length = 1; length <= longest; length++) {
      seen = (seen << 1) | bits.take(1);
      const symbol = symbols.get(seen);
      if (symbol !== undefined) return symbol;
    }
    throw new Error("the compressed stream has a code that stands for nothing");
  };
}
