import type { CaseCell, GateReport } from "../gate/report.ts";
import type { Tone } from "../terminal/cell.ts";
import { counted } from "../text/counted.ts";
import { cut, plain, plainLines } from "../text/plain.ts";
import { scoreText } from "./figures.ts";
import { baseRef, type RankedCase, rankCases } from "./ranked-cases.ts";
import { hanging, type Paint } from "./terminal-line.ts";

interface CaseLineOptions {
  readonly width: number;
  readonly symbols: boolean;
  readonly paint: Paint;
  readonly maxCases: number;
  /** The run that the others are compared with. */
  readonly base?: string | undefined;
}

/** A rationale of more characters is cut: a terminal is no place to read it. */
const longestRationale = 600;
const longestName = 200;
const signs: Readonly<Record<CaseCell["outcome"], { readonly symbol: string; readonly tone: Tone }>> = {
  passed: { symbol: "✓", tone: "good" },
  failed: { symbol: "✗", tone: "bad" },
  errored: { symbol: "!", tone: "bad" },
  undecided: { symbol: "?", tone: "busy" },
};

/** The cases that matter, each with what every run says of it and why. */
export function caseLines(report: GateReport, options: CaseLineOptions): string[] {
  const cases = rankCases(report).filter(({ matters }) => matters);
  if (cases.length === 0) return [];
  const shown = cases.slice(0, options.maxCases);
  const left = cases.length - shown.length;
  return [
    `${counted(cases.length, "case")} to look at, of ${counted(report.cases.length, "case")}`,
    ...shown.flatMap((one) => oneCase(one, { ...options, base: baseRef(report) })),
    ...(left > 0 ? hanging("  … ", `and ${counted(left, "case")} more: see the other reports`, options.width) : []),
  ];
}

function oneCase({ label, signs: present, outcome, reported }: RankedCase, options: CaseLineOptions): string[] {
  const { width, symbols, paint } = options;
  const sign = signs[outcome ?? "undecided"];
  const start = symbols ? `  ${sign.symbol} ` : "  ";
  const [first = "", ...rest] = hanging(start, `${cut(label, longestName)} (${present.join(", ")})`, width);
  const painted = symbols ? `  ${paint(sign.symbol, sign.tone)}${first.slice(2 + sign.symbol.length)}` : first;
  return [painted, ...rest, ...reported.cells.flatMap((cell) => cellLines(cell, options))];
}

function cellLines({ ref, outcome, score, rationale }: CaseCell, { width, paint, base }: CaseLineOptions): string[] {
  const judged = score === undefined ? outcome : `${outcome}, score ${scoreText(score)}`;
  const said = ref === base ? `${judged} (the base)` : judged;
  const indent = " ".repeat(6);
  const together = `    ${plain(ref)}: ${said}`;
  const head = together.length <= width ? [together] : [`    ${plain(ref)}`, ...hanging(indent, said, width)];
  const why = plainLines(rationale ?? "");
  if (why === "" || outcome === "passed") return head;
  return [...head, ...hanging(indent, cut(why, longestRationale), width).map((line) => paint(line, "quiet"))];
}
