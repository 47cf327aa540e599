/** Reads a stream of bits as deflate packs them: from the lowest bit of each byte. */
export interface Bits {
  /** How many have been read. */
  readonly read: () => number;
  /** A number of so many bits, the lowest first. */
  readonly take: (count: number) => number;
  /** Goes on at the next whole byte. */
  readonly align: () => void;
}

export function bitsOf(bytes: Uint8Array): Bits {
  let at = 0;
  const bit = () => {
    const byte = bytes[at >> 3];
    if (byte === undefined) throw new Error("the compressed stream breaks off");
    return (byte >> (at++ & 7)) & 1;
  };
  return {
    read: () => at,
    take: (count) => {
      let value = 0;
      for (let index = 0; index < count; index++) value |= bit() << index;
      return value;
    },
    align: () => {
      at = (at + 7) & ~7;
    },
  };
}
