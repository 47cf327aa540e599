import { scaleLinear } from "d3-scale";
import { type Markup, markup } from "../markup.ts";

/** A share from 0 to 1, with its interval and with what was asked of it. */
export interface Share {
  readonly share: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly asked?: number | undefined;
  /** Whether it is not what was asked. */
  readonly bad?: boolean;
}

const width = 132;
const height = 14;

/** A share on a track from 0 to 1. It says nothing that does not stand beside it in words. */
export function shareBar({ share, low, high, asked, bad = false }: Share): Markup | undefined {
  if (!isShare(share)) return undefined;
  const x = scaleLinear([0, 1], [3, width - 3]);
  const at = (value: number) => x(value).toFixed(1);
  const interval =
    isShare(low) &&
    isShare(high) &&
    markup`<rect class="span" x="${at(low)}" y="4" width="${(x(high) - x(low)).toFixed(1)}" height="6" rx="2"/>`;
  const tick = isShare(asked) && markup`<line class="asked-tick" x1="${at(asked)}" x2="${at(asked)}" y1="1" y2="13"/>`;
  return markup`<svg class="bar" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false"><rect class="track" x="0.5" y="4" width="${width - 1}" height="6" rx="3"/>${interval}${tick}<circle class="dot ${bad && "bad"}" cx="${at(share)}" cy="7" r="4"/></svg>`;
}

/** The parts of a whole, side by side. */
export function partsBar(parts: readonly (readonly [name: string, count: number])[]): Markup | undefined {
  const total = parts.reduce((sum, [, count]) => sum + count, 0);
  if (!(total > 0)) return undefined;
  let start = 0;
  const rects = parts.map(([name, count]) => {
    const wide = (count / total) * width;
    const rect = markup`<rect class="part-${name}" x="${start.toFixed(1)}" y="3" width="${wide.toFixed(1)}" height="8"/>`;
    start += wide;
    return count > 0 && rect;
  });
  return markup`<svg class="bar" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">${rects}</svg>`;
}

function isShare(value: number | string | undefined): value is number {
  return typeof value === "number" && value >= 0 && value <= 1;
}
