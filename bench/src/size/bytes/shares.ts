import { gunzipSync } from "node:zlib";
import { marksOf, type SourceMap } from "./source-map.ts";
import { unfold } from "./unfold.ts";

/** What a source takes of a bundle. */
export interface Share {
  readonly source: string;
  readonly minified: number;
  readonly gzipped: number;
}

export interface Shares {
  readonly shares: readonly Share[];
  /** What no source takes: gzip's own, and signs between the sources. */
  readonly frame: { readonly minified: number; readonly gzipped: number };
}

/** As gzipSync writes them: without a name or anything else that may stand there. */
const headBytes = 10;
const tailBytes = 8;

/** What each source of a gzipped text takes of it. The sum is the whole. */
export function sharesOf(gzipped: Uint8Array, map: SourceMap): Shares {
  const { bits, bytes } = unfold(gzipped.subarray(headBytes, -tailBytes));
  const text = gunzipSync(gzipped);
  if (!text.equals(Uint8Array.from(bytes)))
    throw new Error("the walk over the compressed bundle did not give its text");
  const owners = ownersOf(text, map);
  const taken = new Map<string, { minified: number; bits: number }>();
  for (const [index, cost] of bits.entries()) {
    const owner = owners[index];
    if (owner === undefined) continue;
    const share = taken.get(owner) ?? { minified: 0, bits: 0 };
    share.minified++;
    share.bits += cost;
    taken.set(owner, share);
  }
  const shares = Array.from(taken, ([source, { minified, bits }]) => ({ source, minified, gzipped: bits / 8 }));
  const left = (whole: number, field: "minified" | "gzipped") =>
    shares.reduce((rest, share) => rest - share[field], whole);
  return {
    shares,
    frame: { minified: left(text.length, "minified"), gzipped: left(gzipped.length, "gzipped") },
  };
}

/** The source of each byte. */
function ownersOf(text: Buffer, map: SourceMap): (string | undefined)[] {
  // esbuild escapes what is not ASCII, so that a column of a source map is a byte.
  if (text.some((byte) => byte > 127))
    throw new Error("the bundle is not plain ASCII, so that its source map counts no bytes");
  const lines = [0];
  for (const [index, byte] of text.entries()) if (byte === 10) lines.push(index + 1);
  const owners: (string | undefined)[] = Array.from({ length: text.length });
  const marks = marksOf(map).map(({ line, column, source }) => ({ at: (lines[line] ?? 0) + column, source }));
  for (const [index, { at, source }] of marks.entries()) owners.fill(source, at, marks[index + 1]?.at ?? text.length);
  return owners;
}
