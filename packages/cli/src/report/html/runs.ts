import type { CaseCell, GateReport, ReportedRun } from "../../gate/report.ts";
import { absent, intervalText, ofHowMany, percent, scoreText, timeText, usd } from "../figures.ts";
import { type Markup, markup } from "../markup.ts";
import { counted, cut, plain } from "../plain.ts";
import { parentName, runNames, verdictMark } from "./marks.ts";
import { scrollRegion } from "./region.ts";
import { partsBar, shareBar } from "./share-bar.ts";

const outcomes = ["passed", "failed", "errored", "undecided"] as const;
const longestError = 500;

/** The runs that were judged, and what they were compared with. */
export function runsSection(report: GateReport): Markup {
  const runs = report.runs.filter(({ role }) => role !== "history");
  const earlier = report.runs.length - runs.length;
  const lead =
    earlier > 0 && markup`<p class="lead">${counted(earlier, "earlier run")} beside these, in the charts above.</p>`;
  return markup`<section id="runs" aria-labelledby="runs-title">
<h2 id="runs-title">Runs</h2>
${lead}${runs.length > 0 ? table(report, runs) : markup`<p class="muted">No run was read.</p>`}
</section>`;
}

function table(report: GateReport, runs: readonly ReportedRun[]): Markup {
  const names = runNames(report.runs);
  const counts = countCases(report);
  return scrollRegion(
    "Table of runs",
    markup`<table>
<caption>The runs that were judged, and the base.</caption>
<thead><tr><th scope="col">Run</th><th scope="col">Reference</th><th scope="col">Status</th><th scope="col">Verdict</th><th scope="col">Pass rate</th><th scope="col" class="number">Score</th><th scope="col">Cases</th><th scope="col" class="number">Cost</th><th scope="col">Created (UTC)</th></tr></thead>
<tbody>${runs.map((run) => tableRow(run, names.get(run.ref) ?? run.role, counts.get(run.ref), report))}</tbody>
</table>`,
    "runs",
  );
}

type Counts = Readonly<Record<CaseCell["outcome"], number>>;

function tableRow(run: ReportedRun, name: string, cases: Counts | undefined, { policy }: GateReport): Markup {
  const { status, rawStatus, error, passRate } = run;
  const parent = parentName(run);
  const of = parent !== "" && markup`<div class="muted">${parent}</div>`;
  const word = status === "unknown" && markup`<div class="muted">“${plain(rawStatus)}”</div>`;
  const problem = error && markup`<div class="muted">${cut(plain(error.message), longestError)}</div>`;
  const rate = passRate
    ? markup`${percent(passRate.rate)}${shareBar({ share: passRate.rate, low: passRate.low, high: passRate.high, asked: policy.minPassRate })}<div class="muted">${ofHowMany(passRate)}; ${intervalText(passRate)}</div>`
    : absent;
  return markup`
<tr><th scope="row" class="once">${name}</th><td><span class="ref">${run.ref}</span>${of}</td><td>${status}${word}${problem}</td><td>${verdictMark(run.verdict)}</td><td>${rate}</td><td class="number">${scoreText(run.score)}</td><td>${casesCell(cases)}</td><td class="number">${usd(run.costUsd)}</td><td class="once">${timeText(run.createdAt)}</td></tr>`;
}

function casesCell(cases: Counts | undefined): Markup {
  if (!cases) return markup`<span class="muted">none read</span>`;
  const parts = outcomes.map((outcome) => [outcome, cases[outcome]] as const);
  const words = parts.filter(([, count]) => count > 0).map(([outcome, count]) => `${count} ${outcome}`);
  return markup`${words.join(", ")}${partsBar(parts)}`;
}

function countCases({ cases }: GateReport): ReadonlyMap<string, Counts> {
  const counts = new Map<string, Record<CaseCell["outcome"], number>>();
  for (const { ref, outcome } of cases.flatMap(({ cells }) => cells)) {
    const count = counts.get(ref) ?? { passed: 0, failed: 0, errored: 0, undecided: 0 };
    count[outcome] += 1;
    counts.set(ref, count);
  }
  return counts;
}
