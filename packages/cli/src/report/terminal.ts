import type { GateReport } from "../gate/report.ts";
import { painted } from "../terminal/table.ts";
import { cut, plain } from "../text/plain.ts";
import { comparisonText } from "./comparison-text.ts";
import { intervalText, ofHowMany, percent, usd } from "./figures.ts";
import { headline } from "./headline.ts";
import { caseLines } from "./terminal-cases.ts";
import { hanging, type Paint } from "./terminal-line.ts";
import { ruleLines } from "./terminal-rules.ts";

export interface TerminalOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether to colour; only a terminal should be. @default false */
  readonly color?: boolean | undefined;
  /** Whether to draw ✓ ✗ ! instead of words; only on a terminal. @default false */
  readonly symbols?: boolean | undefined;
  /** How many cases are shown at most. @default 20 */
  readonly maxCases?: number | undefined;
}

const longestNote = 2000;

/**
 * What a gate found, as lines without line ends: how it came out and why, the rules run by run, what was compared, the cases that
 * matter, the notes. No line is wider than the terminal, save one that holds nothing but a reference.
 */
export function renderGate(report: GateReport, options: TerminalOptions): string[] {
  const { width, color = false, symbols = false, maxCases = 20 } = options;
  const paint: Paint = (text, tone) => (color ? painted(text, tone) : text);
  const blocks = [
    headLines(report, width, paint),
    ruleLines(report.rules, { width, symbols, paint }),
    factLines(report, width),
    caseLines(report, { width, symbols, paint, maxCases }),
    report.notes.flatMap((note) => hanging("note: ", cut(plain(note), longestNote), width)),
  ];
  return blocks.filter((lines) => lines.length > 0).flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

function headLines(report: GateReport, width: number, paint: Paint): string[] {
  const { word, passed, reason } = headline(report);
  const [first = "", ...rest] = hanging(`${word} (exit ${report.exitCode}): `, reason, width);
  return [`${paint(word, passed ? "good" : "bad")}${first.slice(word.length)}`, ...rest];
}

function factLines({ pooled, comparison, costUsd }: GateReport, width: number): string[] {
  const facts: [label: string, text: string][] = [];
  if (pooled) facts.push(["pass rate", `${percent(pooled.rate)}, ${ofHowMany(pooled)}; ${intervalText(pooled)}`]);
  if (comparison) facts.push(["compared", comparisonText(comparison)]);
  if (costUsd !== undefined) facts.push(["cost", usd(costUsd)]);
  const widest = Math.max(0, ...facts.map(([label]) => label.length));
  return facts.flatMap(([label, text]) => hanging(`${label.padEnd(widest)}  `, text, width));
}
