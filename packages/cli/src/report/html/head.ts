import type { Comparison, GateReport } from "../../gate/report.ts";
import { counted, thousands } from "../../text/counted.ts";
import { figure, intervalText, ofHowMany, percent, points, usd } from "../figures.ts";
import { headline } from "../headline.ts";
import { type Markup, type MarkupValue, markup } from "../markup.ts";
import { rankCases } from "../ranked-cases.ts";
import { shareBar } from "./share-bar.ts";

/** How the gate came out, the ways into the page, and the figures that matter. */
export function pageHead(report: GateReport): Markup {
  const { passed, word, reason } = headline(report);
  return markup`<header>
<div class="brand"><p><strong>evalbridge</strong> gate</p>
<nav aria-label="On this page"><ul>
<li><a href="#rules">Rules</a></li><li><a href="#trends">Over time</a></li><li><a href="#runs">Runs</a></li><li><a href="#cases">Cases</a></li>
</ul></nav></div>
<div class="verdict ${passed ? "pass" : "fail"}">
<h1>${passed ? tick : cross}${word}</h1>
<div><p>${capital(reason)}.</p><p class="muted">Exit code ${report.exitCode}</p></div>
</div>
<dl class="facts">${facts(report)}</dl>
</header>`;
}

const tick = markup`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><circle cx="16" cy="16" r="15" fill="currentColor"/><path d="M9 16.5l5 5 9.5-11" fill="none" stroke="var(--panel)" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
const cross = markup`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><circle cx="16" cy="16" r="15" fill="currentColor"/><path d="M10.5 10.5l11 11m0-11l-11 11" fill="none" stroke="var(--panel)" stroke-width="3.4" stroke-linecap="round"/></svg>`;

function facts(report: GateReport): Markup[] {
  const { rules, pooled, comparison, costUsd, policy } = report;
  const passed = rules.filter(({ outcome }) => outcome === "passed").length;
  const heads = report.runs.filter(({ role }) => role === "head").length;
  const looked = rankCases(report).filter(({ matters }) => matters).length;
  return [
    ...(pooled
      ? [
          fact("Pass rate", percent(pooled.rate), [
            shareBar({ share: pooled.rate, low: pooled.low, high: pooled.high, asked: policy.minPassRate }),
            markup`${ofHowMany(pooled)}; ${intervalText(pooled)}`,
          ]),
        ]
      : []),
    fact("Rules passed", `${passed} of ${rules.length}`, [counted(heads, "run"), " judged"]),
    fact("Cases to look at", thousands(looked), [`of ${counted(report.cases.length, "case")} that were read`]),
    ...(comparison ? [comparisonFact(comparison)] : []),
    ...(costUsd === undefined
      ? []
      : [
          fact("Cost", usd(costUsd), [
            policy.maxCostUsd === undefined ? "of all runs together" : `of at most ${usd(policy.maxCostUsd)}`,
          ]),
        ]),
  ];
}

function comparisonFact(comparison: Comparison): Markup {
  if (!comparison.paired) {
    const { difference } = comparison;
    const range =
      difference &&
      `${points(difference.low)} to ${points(difference.high)} points; unpaired, no case has the same key`;
    return fact("Against the base", difference ? `${points(difference.value)} points` : "–", [
      range ?? "unpaired, no case has the same key",
    ]);
  }
  const chance = comparison.pValue === undefined ? "" : `; p = ${figure(comparison.pValue)}`;
  const others = `${thousands(comparison.fixed)} fixed, ${thousands(comparison.same)} the same, ${thousands(comparison.missing)} missing, ${thousands(comparison.new)} new${chance}`;
  return fact("Against the base", `${thousands(comparison.regressed)} regressed`, [others]);
}

function fact(name: string, big: string, small: readonly MarkupValue[]): Markup {
  return markup`<div><dt>${name}</dt><dd><div class="big">${big}</div><div class="small">${small}</div></dd></div>`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
