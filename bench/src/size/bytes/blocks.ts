import type { Bits } from "./bits.ts";
import { type Decoder, decoderOf } from "./huffman.ts";

/** The two codes of a block: of bytes and lengths, and of distances. */
export interface Codes {
  readonly literals: Decoder;
  readonly distances: Decoder;
}

const repeated = (length: number, count: number) => Array.from({ length: count }, () => length);

/** Those that every decoder knows (RFC 1951, 3.2.6). */
export const fixedCodes: Codes = {
  literals: decoderOf([...repeated(8, 144), ...repeated(9, 112), ...repeated(7, 24), ...repeated(8, 8)]),
  distances: decoderOf(repeated(5, 30)),
};

/** In which order the lengths of the code of lengths are written, the likely ones first. */
const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Those that a block brings (RFC 1951, 3.2.7). */
export function readCodes(bits: Bits): Codes {
  const literals = bits.take(5) + 257;
  const distances = bits.take(5) + 1;
  const count = bits.take(4) + 4;
  const ofLengths = repeated(0, order.length);
  for (const place of order.slice(0, count)) ofLengths[place] = bits.take(3);
  const next = decoderOf(ofLengths);
  const lengths: number[] = [];
  while (lengths.length < literals + distances) {
    const symbol = next(bits);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16) lengths.push(...repeated(lengths.at(-1) ?? 0, bits.take(2) + 3));
    else lengths.push(...repeated(0, symbol === 17 ? bits.take(3) + 3 : bits.take(7) + 11));
  }
  return { literals: decoderOf(lengths.slice(0, literals)), distances: decoderOf(lengths.slice(literals)) };
}

/** How many bytes a symbol above 256 copies (RFC 1951, 3.2.5): each group of four has a bit more to add. */
export function readLength(bits: Bits, symbol: number): number {
  const index = symbol - 257;
  if (index < 8) return index + 3;
  if (index === 28) return 258;
  const extra = (index >> 2) - 1;
  return ((4 + (index & 3)) << extra) + 3 + bits.take(extra);
}

/** From how far back they are copied: likewise, in groups of two. */
export function readDistance(bits: Bits, symbol: number): number {
  if (symbol < 2) return symbol + 1;
  const extra = (symbol >> 1) - 1;
  return ((2 + (symbol & 1)) << extra) + 1 + bits.take(extra);
}
