import { area, line, symbol, symbolCircle, symbolDiamond, symbolSquare } from "d3-shape";
import type { GatePolicy } from "../../gate/input.ts";
import { counted } from "../../text/counted.ts";
import { percent, scoreText, timeText } from "../figures.ts";
import { type Markup, markup } from "../markup.ts";
import { axes, frame, lanes, type Scales, scales } from "./axes.ts";
import type { Trend, TrendPoint } from "./trend.ts";

export interface ChartOptions {
  /** Names the chart's parts in the page. */
  readonly id: string;
  /** What time is drawn, in milliseconds since 1970. */
  readonly span: readonly [fromMs: number, toMs: number];
  /** The least share that is drawn. */
  readonly least: number;
  readonly policy: GatePolicy;
}

type Rated = TrendPoint & Required<Pick<TrendPoint, "rate">>;
type Scored = TrendPoint & Required<Pick<TrendPoint, "score">>;

/** The pass rate with its interval, the score, what was asked of both, and the verdicts of one source over time. */
export function trendChart(trend: Trend, { id, span, least, policy }: ChartOptions): Markup {
  const at = scales(span, least);
  const rated = trend.points.filter((point): point is Rated => point.rate !== undefined);
  const scored = trend.points.filter((point): point is Scored => point.score !== undefined);
  return markup`<svg viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-labelledby="${id}-title ${id}-desc"><title id="${id}-title">${trend.source}: verdicts, pass rate and score over time</title><desc id="${id}-desc">${description(trend, rated, scored)}</desc>
${axes(at)}${rates(rated, at)}${scores(scored, at)}${askedLines(policy, at, rated.length > 0, scored.length > 0)}
${trend.points.map((point) => verdict(point, at))}</svg>`;
}

function rates(points: readonly Rated[], { x, y }: Scales): Markup {
  const band = area<Rated>(
    (point) => x(point.timeMs),
    (point) => y(point.rate.low),
    (point) => y(point.rate.high),
  ).digits(1);
  const path = line<Rated>(
    (point) => x(point.timeMs),
    (point) => y(point.rate.rate),
  ).digits(1);
  const whiskers = points.filter(({ run }) => run.role !== "history" || points.length === 1);
  return markup`${points.length > 1 && markup`<path class="band" d="${band(points) ?? ""}"/><path class="rate-line" d="${path(points) ?? ""}"/>`}${whiskers.map(
    ({ timeMs, rate }) =>
      markup`<line class="whisker" x1="${x(timeMs).toFixed(1)}" x2="${x(timeMs).toFixed(1)}" y1="${y(rate.low).toFixed(1)}" y2="${y(rate.high).toFixed(1)}"/>`,
  )}${points.map((point) => mark("rate", point, x(point.timeMs), y(point.rate.rate), `pass rate ${percent(point.rate.rate)}`))}`;
}

function scores(points: readonly Scored[], { x, y }: Scales): Markup {
  const path = line<Scored>(
    (point) => x(point.timeMs),
    (point) => y(point.score),
  ).digits(1);
  return markup`${points.length > 1 && markup`<path class="score-line" d="${path(points) ?? ""}"/>`}${points.map(
    (point) => mark("score", point, x(point.timeMs), y(point.score), `score ${scoreText(point.score)}`),
  )}`;
}

/** A circle is a pass rate, a diamond a score; filled and larger for what was judged, a square for the base. */
function mark(kind: "rate" | "score", { run }: TrendPoint, x: number, y: number, words: string): Markup {
  const usual = kind === "rate" ? symbolCircle : symbolDiamond;
  const shape = symbol(run.role === "base" ? symbolSquare : usual, run.role === "history" ? 26 : 56).digits(1);
  return markup`<path class="${kind}-mark ${run.role}" transform="translate(${x.toFixed(1)},${y.toFixed(1)})" d="${shape() ?? ""}"><title>${run.ref}, ${timeText(run.createdAt)}: ${words}</title></path>`;
}

function verdict({ run, timeMs }: TrendPoint, { x }: Scales): Markup {
  const at = `translate(${x(timeMs).toFixed(1)},${lanes[run.verdict]})`;
  const words = markup`<title>${run.ref}, ${timeText(run.createdAt)}: ${run.status}, verdict ${run.verdict}</title>`;
  if (run.verdict === "passed") return markup`<circle class="mark-passed" transform="${at}" r="4">${words}</circle>`;
  const d = run.verdict === "failed" ? "M-3.5-3.5L3.5 3.5M-3.5 3.5L3.5-3.5" : "M-4 0H4";
  return markup`<path class="mark-${run.verdict}" transform="${at}" d="${d}">${words}</path>`;
}

/** What was asked, as lines whose words stand right of the chart, one under the other where they would meet. */
function askedLines({ minPassRate, minScore }: GatePolicy, { y }: Scales, rated: boolean, scored: boolean): Markup[] {
  const asked = [
    { share: rated ? minPassRate : undefined, words: `≥ ${percent(minPassRate).replace(".0", "")}`, kind: "rate" },
    { share: scored ? minScore : undefined, words: `≥ ${scoreText(minScore)}`, kind: "score" },
  ];
  const drawn = asked.flatMap(({ share, ...rest }) =>
    share !== undefined && share >= 0 && share <= 1 ? [{ share, ...rest }] : [],
  );
  let free = 0;
  return drawn
    .sort((left, right) => right.share - left.share)
    .map(({ share, words, kind }) => {
      const at = y(share);
      const text = Math.max(at + 4, free);
      free = text + 13;
      return markup`<line class="asked-line ${kind}" x1="${frame.left}" x2="${frame.right}" y1="${at.toFixed(1)}" y2="${at.toFixed(1)}"/><text class="asked-label ${kind}" x="${frame.right + 5}" y="${text.toFixed(1)}">${words}</text>`;
    });
}

function description({ points }: Trend, rated: readonly Rated[], scored: readonly Scored[]): string {
  const many = (name: TrendPoint["run"]["verdict"]) => points.filter(({ run }) => run.verdict === name).length;
  const first = timeText(points[0]?.run.createdAt);
  const last = timeText(points.at(-1)?.run.createdAt);
  const parts = [
    `${counted(points.length, "run")} from ${first} to ${last}: ${many("passed")} passed, ${many("failed")} failed, ${many("none")} without a verdict.`,
  ];
  if (rated.length > 0)
    parts.push(`Pass rate first ${percent(rated[0]?.rate.rate)}, last ${percent(rated.at(-1)?.rate.rate)}.`);
  if (scored.length > 0)
    parts.push(`Score first ${scoreText(scored[0]?.score)}, last ${scoreText(scored.at(-1)?.score)}.`);
  return parts.join(" ");
}
