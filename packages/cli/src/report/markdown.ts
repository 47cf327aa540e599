import type { GateReport, ReportedRun, RuleResult } from "../gate/report.ts";
import { counted } from "../text/counted.ts";
import { cut } from "../text/plain.ts";
import { comparisonText } from "./comparison-text.ts";
import { decisiveFirst } from "./decisive-first.ts";
import { absent, figure, ofHowMany, passRateText, percent, scoreText, timeText, usd } from "./figures.ts";
import { headline } from "./headline.ts";
import { caseBlocks } from "./markdown-cases.ts";
import { markdownText, refCode, row } from "./markdown-text.ts";
import { outcomeSigns } from "./terminal-rules.ts";

/** GitHub refuses a summary of more than 1 MiB; what other steps and the last line need is left free. */
const mostBytes = 1_000_000;
/** Rows of a table. */
const mostRows = 200;
const longestMessage = 500;

/**
 * Markdown for `GITHUB_STEP_SUMMARY`: how the gate came out, its rules, its runs, and the cases that matter, folded. Less than 1 MiB:
 * what does not fit is left out, and a line says how much.
 */
export function renderMarkdown(report: GateReport): string {
  const { word, passed, reason } = headline(report);
  const start = [
    `## ${passed ? "✅" : "❌"} evalbridge gate: ${word}`,
    `${markdownText(reason.charAt(0).toUpperCase() + reason.slice(1))} · exit code ${report.exitCode}`,
    ...facts(report),
    ...rulesTable(report.rules),
    ...runsTable(report.runs),
    ...notes(report.notes),
  ].join("\n\n");
  const left = mostBytes - Buffer.byteLength(start);
  return `${[start, ...caseBlocks(report, left)].join("\n\n")}\n`;
}

function facts({ pooled, comparison, costUsd }: GateReport): string[] {
  const lines = [
    ...(pooled ? [`- Pass rate: ${markdownText(passRateText(pooled))}`] : []),
    ...(comparison ? [`- Compared ${markdownText(comparisonText(comparison))}`] : []),
    ...(costUsd === undefined ? [] : [`- Cost: ${markdownText(usd(costUsd))}`]),
  ];
  return lines.length > 0 ? [lines.join("\n")] : [];
}

function rulesTable(rules: readonly RuleResult[]): string[] {
  if (rules.length === 0) return [];
  const ordered = decisiveFirst(rules);
  const rows = ordered
    .slice(0, mostRows)
    .map(({ rule, ref, outcome, message, observed, required }) =>
      row([
        `${outcomeSigns[outcome].symbol} ${outcome}`,
        rule,
        ref === undefined ? "all" : refCode(ref),
        markdownText(cut(message, longestMessage)) || absent,
        markdownText(cut(figure(observed), longestMessage)),
        markdownText(cut(figure(required), longestMessage)),
      ]),
    );
  const head = [row(["Outcome", "Rule", "Run", "What was found", "Observed", "Asked"]), row(Array(6).fill("---"))];
  return ["### Rules", [...head, ...rows].join("\n"), ...leftOut(ordered.length - mostRows, "rule")];
}

function runsTable(runs: readonly ReportedRun[]): string[] {
  const shown = runs.filter(({ role }) => role !== "history");
  if (shown.length === 0) return [];
  const head = [
    row(["Run", "Role", "Of", "Status", "Verdict", "Score", "Pass rate", "Cost", "Created (UTC)"]),
    row(["---", "---", "---", "---", "---", "--:", "---", "--:", "---"]),
  ];
  const rows = shown
    .slice(0, mostRows)
    .map((run) =>
      row([
        refCode(run.ref),
        run.role,
        markdownText(cut(run.parent?.name || run.parent?.id || absent, longestMessage)),
        run.status,
        run.verdict === "none" ? absent : run.verdict,
        scoreText(run.score),
        run.passRate ? `${percent(run.passRate.rate)} (${ofHowMany(run.passRate)})` : absent,
        markdownText(usd(run.costUsd)),
        markdownText(timeText(run.createdAt)),
      ]),
    );
  return ["### Runs", [...head, ...rows].join("\n"), ...leftOut(shown.length - mostRows, "run")];
}

function notes(all: readonly string[]): string[] {
  if (all.length === 0) return [];
  const lines = all.slice(0, mostRows).map((note) => `- ${markdownText(cut(note, longestMessage))}`);
  return ["### Notes", lines.join("\n"), ...leftOut(all.length - mostRows, "note")];
}

function leftOut(count: number, noun: string): string[] {
  return count > 0 ? [`_${counted(count, noun)} more left out._`] : [];
}
