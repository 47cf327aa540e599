import type { CaseCell, GateReport, ReportedRun } from "../../gate/report.ts";
import { counted } from "../../text/counted.ts";
import { cut, plain } from "../../text/plain.ts";
import { absent, intervalText, ofHowMany, percent, scoreText, timeText, usd } from "../figures.ts";
import { type Markup, markup } from "../markup.ts";
import { cardTable } from "./card-table.ts";
import { parentName, runNames, verdictMark } from "./marks.ts";
import { partsBar, shareBar } from "./share-bar.ts";

const outcomes = ["passed", "failed", "errored", "undecided"] as const;
const longestError = 300;
const longestName = 160;

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
  return cardTable({
    name: "Table of runs",
    caption: "The runs that were judged, and the base. A tick on a bar is what was asked.",
    kind: "runs",
    naming: 0,
    heads: [
      { title: "Run", kind: "once" },
      { title: "Reference", kind: "wide" },
      { title: "Status" },
      { title: "Verdict" },
      { title: "Pass rate" },
      { title: "Score", kind: "number" },
      { title: "Cases" },
      { title: "Cost", kind: "number" },
      { title: "Created (UTC)" },
    ],
    rows: runs.map((run) => ({
      cells: [
        names.get(run.ref) ?? run.role,
        referenceCell(run),
        statusCell(run),
        verdictMark(run.verdict),
        rateCell(run, report.policy),
        scoreText(run.score),
        casesCell(counts.get(run.ref)),
        usd(run.costUsd),
        timeText(run.createdAt),
      ],
    })),
  });
}

type Counts = Readonly<Record<CaseCell["outcome"], number>>;

function referenceCell(run: ReportedRun): Markup {
  const parent = parentName(run);
  return markup`<span class="ref">${plain(run.ref)}</span>${parent !== "" && markup`<div class="muted">${parent}</div>`}`;
}

function statusCell({ status, rawStatus, error }: ReportedRun): Markup {
  const word = status === "unknown" && markup`<div class="muted">“${cut(plain(rawStatus), longestName)}”</div>`;
  return markup`${status}${word}${error && markup`<div class="muted">${cut(plain(error.message), longestError)}</div>`}`;
}

function rateCell({ passRate }: ReportedRun, { minPassRate: asked }: GateReport["policy"]): Markup | string {
  if (!passRate) return absent;
  const { rate: share, low, high } = passRate;
  return markup`${percent(share)}${shareBar({ share, low, high, asked })}<div class="muted">${ofHowMany(passRate)}; ${intervalText(passRate)}</div>`;
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
