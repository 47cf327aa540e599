import type { GateReport, RuleName, RuleResult } from "../../gate/report.ts";
import { absent, figure } from "../figures.ts";
import { type Markup, markup } from "../markup.ts";
import { cut } from "../plain.ts";
import { ruleMark, runNames } from "./marks.ts";
import { scrollRegion } from "./region.ts";
import { shareBar } from "./share-bar.ts";

/** Rules of which both numbers are shares or scores from 0 to 1. */
const shares: readonly RuleName[] = ["min-score", "min-pass-rate", "min-repeat-pass"];
const longestMessage = 2000;

/** All rules that were asked, those that did not pass first. */
export function rulesSection(report: GateReport): Markup {
  return markup`<section id="rules" aria-labelledby="rules-title">
<h2 id="rules-title">Rules</h2>
${report.rules.length > 0 ? table(report) : markup`<p class="muted">No rule was asked.</p>`}
</section>`;
}

function table(report: GateReport): Markup {
  const names = runNames(report.runs);
  const broken = report.rules.filter(({ outcome }) => outcome !== "passed");
  const passed = report.rules.filter(({ outcome }) => outcome === "passed");
  return scrollRegion(
    "Table of rules",
    markup`<table>
<caption>Each rule, the run that it was asked of, and what was found; rules that did not pass come first.</caption>
<thead><tr><th scope="col">Outcome</th><th scope="col">Rule</th><th scope="col">Run</th><th scope="col">What was found</th><th scope="col">Observed</th><th scope="col">Asked</th></tr></thead>
<tbody>${[...broken, ...passed].map((rule) => tableRow(rule, names))}</tbody>
</table>`,
  );
}

function tableRow(rule: RuleResult, names: ReadonlyMap<string, string>): Markup {
  const { ref, outcome, message, observed, required } = rule;
  const about = ref === undefined ? "all" : (names.get(ref) ?? markup`<span class="ref">${ref}</span>`);
  return markup`
<tr><td>${ruleMark(outcome)}</td><th scope="row" class="once">${rule.rule}</th><td>${about}</td><td class="message">${cut(message, longestMessage)}</td><td>${shown(observed)}${bar(rule)}</td><td>${shown(required)}</td></tr>`;
}

function shown(value: number | string | undefined): string {
  return value === undefined ? absent : cut(figure(value), longestMessage);
}

function bar({ rule, outcome, observed, required }: RuleResult): Markup | undefined {
  if (!shares.includes(rule) || typeof observed !== "number") return undefined;
  const asked = typeof required === "number" ? required : undefined;
  return shareBar({ share: observed, asked, bad: outcome !== "passed" });
}
