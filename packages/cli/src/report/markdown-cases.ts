import type { CaseCell, GateReport } from "../gate/report.ts";
import { counted } from "../text/counted.ts";
import { fold } from "../text/fold.ts";
import { cut, plain } from "../text/plain.ts";
import { scoreText } from "./figures.ts";
import { htmlText } from "./markdown-text.ts";
import { type RankedCase, rankCases } from "./ranked-cases.ts";

const longestRationale = 2000;
const longestLabel = 200;
/** GitHub does not break lines in `pre`. */
const width = 100;
/** Bytes for the line that says what is left out. */
const lastLine = 200;

/** The cases that matter, each folded, as many as the bytes allow, and a line that says how many there are beside them. */
export function caseBlocks(report: GateReport, mostBytes: number): string[] {
  const cases = rankCases(report).filter(({ matters }) => matters);
  if (cases.length === 0) return [];
  const blocks = [`### ${counted(cases.length, "case")} to look at, of ${counted(report.cases.length, "case")}`];
  let left = mostBytes - Buffer.byteLength(blocks[0] as string) - lastLine;
  for (const one of cases) {
    const block = caseBlock(one);
    left -= Buffer.byteLength(block) + 2;
    if (left < 0) break;
    blocks.push(block);
  }
  const missing = cases.length - (blocks.length - 1);
  return missing > 0
    ? [...blocks, `_${counted(missing, "case")} more left out: GitHub shows no longer summary._`]
    : blocks;
}

/** Blank lines would end the HTML, and what follows would be Markdown; `pre` alone holds them. */
function caseBlock({ label, signs, reported }: RankedCase): string {
  const lines = reported.cells.flatMap(cellLines);
  return [
    "<details>",
    `<summary>${htmlText(signs.join(", "))}: <code>${htmlText(cut(label, longestLabel))}</code></summary>`,
    `<pre>${htmlText(lines.join("\n")) || "no run judged it"}</pre>`,
    "</details>",
  ].join("\n");
}

function cellLines({ ref, outcome, score, rationale }: CaseCell): string[] {
  const judged = `${plain(ref)}: ${outcome}${score === undefined ? "" : `, score ${scoreText(score)}`}`;
  return [judged, ...fold(cut(rationale ?? "", longestRationale), width - 2).map((line) => `  ${line}`)];
}
