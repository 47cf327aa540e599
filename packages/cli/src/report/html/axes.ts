import { type ScaleLinear, type ScaleTime, scaleLinear, scaleUtc } from "d3-scale";
import { percent } from "../figures.ts";
import { type Markup, markup } from "../markup.ts";
import type { Trend } from "./trend.ts";

/** Where things are in a chart, in the units of its view box. */
export const frame = { width: 400, height: 236, left: 58, right: 350, top: 14, bottom: 146 } as const;
/** The height at which each verdict has its lane. */
export const lanes = { passed: 170, none: 186, failed: 202 } as const;

export interface Scales {
  readonly x: ScaleTime<number, number>;
  readonly y: ScaleLinear<number, number>;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** From the first to the last run of all sources, in milliseconds since 1970, with some room on both sides. */
export function timeSpan(trends: readonly Trend[]): readonly [fromMs: number, toMs: number] {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { timeMs } of trends.flatMap(({ points }) => points)) {
    from = Math.min(from, timeMs);
    to = Math.max(to, timeMs);
  }
  const room = from === to ? 1.5 * dayMs : Math.max((to - from) * 0.03, 0.5 * hourMs);
  return [from - room, to + room];
}

/** The least share that has to be drawn, down to the next quarter: lines say more where they have room. */
export function leastShare(trends: readonly Trend[], asked: readonly (number | undefined)[]): number {
  const drawn = trends.flatMap(({ points }) => points.flatMap(({ rate, score }) => [rate?.low, score]));
  let least = 0.75;
  for (const share of [...drawn, ...asked]) if (share !== undefined) least = Math.min(least, Math.floor(share * 4) / 4);
  return Math.max(0, least);
}

export function scales(span: readonly [number, number], least: number): Scales {
  return { x: scaleUtc(span, [frame.left, frame.right]), y: scaleLinear([least, 1], [frame.bottom, frame.top]) };
}

/** The grid of shares, the lanes of verdicts, and the times under them. */
export function axes({ x, y }: Scales): Markup {
  const least = y.domain()[0] as number;
  const shares = [least, (least + 1) / 2, 1].map(
    (share) =>
      markup`<line class="${share === least ? "axis" : "grid"}" x1="${frame.left}" x2="${frame.right}" y1="${y(share)}" y2="${y(share)}"/><text x="${frame.left - 8}" y="${y(share) + 4}" text-anchor="end">${percent(share).replace(".0", "")}</text>`,
  );
  const verdicts = (["passed", "none", "failed"] as const).map(
    (verdict) =>
      markup`<line class="grid" x1="${frame.left}" x2="${frame.right}" y1="${lanes[verdict]}" y2="${lanes[verdict]}"/><text x="${frame.left - 8}" y="${lanes[verdict] + 4}" text-anchor="end">${verdict}</text>`,
  );
  return markup`${shares}${verdicts}${times(x)}`;
}

function times(x: ScaleTime<number, number>): Markup[] {
  const [from, to] = x.domain() as [Date, Date];
  const label = labelFor(to.getTime() - from.getTime());
  return x.ticks(4).map((time) => {
    const at = x(time);
    const anchor = at < frame.left + 24 ? "start" : at > frame.right - 24 ? "end" : "middle";
    return markup`<line class="axis" x1="${at.toFixed(1)}" x2="${at.toFixed(1)}" y1="212" y2="216"/><text x="${at.toFixed(1)}" y="230" text-anchor="${anchor}">${label(time)}</text>`;
  });
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** A tick's words depend on how long the span is: hours, days or months. No locale of the machine is in them. */
function labelFor(spanMs: number): (time: Date) => string {
  const day = (time: Date) => `${time.getUTCDate()} ${months[time.getUTCMonth()]}`;
  if (spanMs > 300 * dayMs) return (time) => `${months[time.getUTCMonth()]} ${time.getUTCFullYear()}`;
  if (spanMs > 4 * dayMs) return day;
  const clock = (time: Date) => time.toISOString().slice(11, 16);
  return spanMs > 0.8 * dayMs ? (time) => (clock(time) === "00:00" ? day(time) : clock(time)) : clock;
}
