import type { GateReport, RuleName, RuleResult } from "../../gate/report.ts";
import { cut, plain } from "../../text/plain.ts";
import { decisiveFirst } from "../decisive-first.ts";
import { figure, percent } from "../figures.ts";
import { type Markup, type MarkupValue, markup } from "../markup.ts";
import { cardTable } from "./card-table.ts";
import { ruleMark, runNames } from "./marks.ts";
import { shareBar } from "./share-bar.ts";

/** Rules of which both numbers are shares or scores from 0 to 1. */
const shares: readonly RuleName[] = ["min-score", "min-pass-rate"];
const longestMessage = 2000;

/** All rules that were asked, those that decide first. */
export function rulesSection(report: GateReport): Markup {
  return markup`<section id="rules" aria-labelledby="rules-title">
<h2 id="rules-title">Rules</h2>
${report.rules.length > 0 ? table(report) : markup`<p class="muted">No rule was asked.</p>`}
</section>`;
}

function table(report: GateReport): Markup {
  const names = runNames(report.runs);
  return cardTable({
    name: "Table of rules",
    caption: "Each rule, the run that it was asked of, and what was found; what decides comes first.",
    kind: "rules",
    naming: 1,
    heads: [
      { title: "Outcome" },
      { title: "Rule", kind: "once" },
      { title: "Run" },
      { title: "What was found", kind: "message wide" },
      { title: "Observed" },
      { title: "Asked" },
    ],
    rows: decisiveFirst(report.rules).map((rule) => ({ cells: cellsOf(rule, names) })),
  });
}

function cellsOf(rule: RuleResult, names: ReadonlyMap<string, string>): MarkupValue[] {
  const { ref, outcome, message, observed, required } = rule;
  const about = ref === undefined ? "all" : (names.get(ref) ?? markup`<span class="ref">${plain(ref)}</span>`);
  return [
    ruleMark(outcome),
    rule.rule,
    about,
    cut(plain(message), longestMessage),
    [shown(rule.rule, observed), bar(rule)],
    shown(rule.rule, required),
  ];
}

function shown(rule: RuleName, value: number | string | undefined): string {
  if (typeof value !== "number") return value === undefined ? "" : cut(figure(value), longestMessage);
  return shares.includes(rule) && rule !== "min-score" ? percent(value) : figure(value);
}

function bar({ rule, outcome, observed, required }: RuleResult): Markup | undefined {
  if (!shares.includes(rule) || typeof observed !== "number") return undefined;
  const asked = typeof required === "number" ? required : undefined;
  return shareBar({ share: observed, asked, bad: outcome !== "passed" });
}
