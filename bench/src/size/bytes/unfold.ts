import { bitsOf } from "./bits.ts";
import { fixedCodes, readCodes, readDistance, readLength } from "./blocks.ts";

/** What a deflate stream holds, and what each byte of that takes of it. */
export interface Unfolded {
  readonly bytes: readonly number[];
  /** By byte: of a literal its code, of a copy its share of the length and the distance. */
  readonly bits: readonly number[];
  /** All else: the codes that a block brings, and where it ends. */
  readonly frameBits: number;
}

const endOfBlock = 256;

/** Walks a raw deflate stream (RFC 1951) and charges every bit of it to the bytes that it stands for. */
export function unfold(stream: Uint8Array): Unfolded {
  const source = bitsOf(stream);
  const bytes: number[] = [];
  const bits: number[] = [];
  const write = (byte: number, cost: number) => {
    bytes.push(byte);
    bits.push(cost);
  };
  let charged = 0;
  for (let isLast = false; !isLast; ) {
    isLast = source.take(1) === 1;
    const kind = source.take(2);
    if (kind === 0) charged += stored();
    else if (kind === 3) throw new Error("the compressed stream has a block of a kind that there is not");
    else charged += coded(kind === 1 ? fixedCodes : readCodes(source));
  }
  return { bytes, bits, frameBits: source.read() - charged };

  function stored(): number {
    source.align();
    const length = source.take(16);
    source.take(16);
    for (let index = 0; index < length; index++) write(source.take(8), 8);
    return 8 * length;
  }

  function coded({ literals, distances }: typeof fixedCodes): number {
    let sum = 0;
    for (;;) {
      const begun = source.read();
      const symbol = literals(source);
      if (symbol === endOfBlock) return sum;
      if (symbol < endOfBlock) write(symbol, source.read() - begun);
      else {
        const length = readLength(source, symbol);
        const distance = readDistance(source, distances(source));
        if (distance > bytes.length) throw new Error("the compressed stream copies what stands before its beginning");
        const each = (source.read() - begun) / length;
        for (let index = 0; index < length; index++) write(bytes.at(-distance) as number, each);
      }
      sum += source.read() - begun;
    }
  }
}
