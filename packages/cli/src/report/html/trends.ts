import type { GateReport } from "../../gate/report.ts";
import { counted, thousands } from "../../text/counted.ts";
import { absent, intervalText, percent, scoreText, timeText } from "../figures.ts";
import { type Markup, markup } from "../markup.ts";
import { leastShare, timeSpan } from "./axes.ts";
import { type ChartOptions, trendChart } from "./chart.ts";
import { legend } from "./legend.ts";
import { scrollRegion } from "./region.ts";
import { type Trend, type TrendPoint, trendsOf } from "./trend.ts";

/** Rows of a chart's table; the newest runs are kept. */
const mostRows = 500;

/** Verdicts, pass rates and scores over time, a chart for each source, all on one time scale. */
export function trendsSection(report: GateReport): Markup {
  const trends = trendsOf(report.runs);
  const dated = trends.filter(({ points }) => points.length > 0);
  const undated = trends.reduce((sum, trend) => sum + trend.undated, 0);
  const rest = undated > 0 && ` ${counted(undated, "run")} without a time ${undated === 1 ? "is" : "are"} not drawn.`;
  const charts =
    dated.length > 0
      ? markup`<p class="lead">Pass rate and score of each source, all on the same scales; below, the providers’ verdicts.${rest}</p>
${legend(dated, report.policy)}
<div class="trends">${dated.map((trend, index) => panel(trend, index, dated, report))}</div>`
      : markup`<p class="muted">No run has a time.</p>`;
  return markup`<section id="trends" aria-labelledby="trends-title">
<h2 id="trends-title">Over time</h2>
${charts}
</section>`;
}

/** What all charts have in common. */
function frameOf(
  all: readonly Trend[],
  { minPassRate, minScore }: GateReport["policy"],
): Pick<ChartOptions, "span" | "least"> {
  return { span: timeSpan(all), least: leastShare(all, [minPassRate, minScore]) };
}

function panel(trend: Trend, index: number, all: readonly Trend[], { policy }: GateReport): Markup {
  const { source, provider, points } = trend;
  const of = provider === source ? counted(points.length, "run") : `${provider}, ${counted(points.length, "run")}`;
  return markup`
<article class="trend"><h3>${source}<span class="muted">${of}</span></h3>
${trendChart(trend, { id: `trend-${index + 1}`, ...frameOf(all, policy), policy })}
<details><summary>Numbers of ${source}</summary>${numbers(trend)}</details></article>`;
}

function numbers({ source, points }: Trend): Markup {
  const shown = points.slice(-mostRows);
  const left = points.length - shown.length;
  const older = left > 0 && ` The ${thousands(left)} oldest are left out.`;
  return scrollRegion(
    `Numbers of ${source}`,
    markup`<table>
<caption>Runs of ${source}, oldest first.${older}</caption>
<thead><tr><th scope="col">Created (UTC)</th><th scope="col">Verdict</th><th scope="col">Pass rate</th><th scope="col" class="number">Score</th><th scope="col">Status</th><th scope="col">Role</th><th scope="col">Run</th></tr></thead>
<tbody>${shown.map(numbersRow)}</tbody>
</table>`,
  );
}

function numbersRow({ run, rate, score }: TrendPoint): Markup {
  const shown = rate ? markup`${percent(rate.rate)} <span class="muted">${intervalText(rate)}</span>` : absent;
  return markup`
<tr><th scope="row" class="once">${timeText(run.createdAt)}</th><td>${run.verdict === "none" ? "no verdict" : run.verdict}</td><td>${shown}</td><td class="number">${scoreText(score)}</td><td>${run.status}</td><td>${run.role}</td><td><code>${run.ref}</code></td></tr>`;
}
