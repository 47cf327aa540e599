import type { Bundled } from "../bundle.ts";
import { promiseOf } from "./promises.ts";
import { type Share, sharesOf } from "./shares.ts";

/** What the bytes of a bundle are there for. */
export type Bought = Omit<Share, "source"> & { readonly promise: string };

const core = /(?:@evalbridge|packages)\/core\/(?:dist|src)\/(.+)\.[jt]s$/;

/** Core's module that a source is, such as `errors/http-error`; undefined for what is not core's. */
export const moduleOf = (source: string): string | undefined => core.exec(source)?.[1];

/** The bytes of a bundle by promise, the largest first; then what is not core's. The sum is the bundle. */
export function boughtBy({ compressed, map }: Pick<Bundled, "compressed" | "map">): Bought[] {
  const { shares, frame } = sharesOf(compressed, map);
  const sums = new Map<string, { minified: number; gzipped: number }>();
  const others = { minified: 0, gzipped: 0 };
  for (const { source, minified, gzipped } of shares) {
    const module = moduleOf(source);
    const promise = module === undefined ? undefined : promiseOf(module);
    const sum = promise === undefined ? others : (sums.get(promise) ?? { minified: 0, gzipped: 0 });
    sum.minified += minified;
    sum.gzipped += gzipped;
    if (promise !== undefined) sums.set(promise, sum);
  }
  const largestFirst = Array.from(sums, ([promise, sum]) => ({ promise, ...sum })).sort(
    (one, other) => other.gzipped - one.gzipped,
  );
  return [
    ...largestFirst,
    { promise: "the operation, and its provider's facts", ...others },
    { promise: "gzip's own codes and frame", ...frame },
  ];
}
