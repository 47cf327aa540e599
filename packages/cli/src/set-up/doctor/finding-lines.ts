import type { Tone } from "../../terminal/cell.ts";
import type { Output } from "../../terminal/output.ts";
import { wrapWords } from "../../terminal/summary.ts";
import { painted } from "../../terminal/table.ts";
import { plain } from "../../text/plain.ts";
import type { Finding } from "./finding.ts";

/** How an outcome looks: a sign on a terminal, a word elsewhere. */
const looks: Readonly<Record<Finding["outcome"], readonly [sign: string, word: string, tone: Tone]>> = {
  ok: ["✓", "ok", "good"],
  warning: ["!", "warning", "busy"],
  failed: ["✗", "FAILED", "bad"],
  "left out": ["–", "left out", "quiet"],
};
const wordWidth = Math.max(...Object.values(looks).map(([, word]) => word.length));
const topicWidth = "configuration".length;
const gap = "  ";

/** A finding as lines no wider than the terminal, as far as its words allow; those of a source stand under its head. */
export function findingLines(
  { source, topic, outcome, text, wayOut }: Finding,
  { width, color, isTerminal }: Pick<Output, "width" | "color" | "isTerminal">,
): string[] {
  const [sign, word, tone] = looks[outcome];
  const mark = isTerminal ? sign : word.padEnd(wordWidth);
  // Of a source that is left out this is all there is, and it has no head.
  const alone = source === undefined || outcome === "left out";
  const before = alone ? "" : gap;
  const label = `${gap}${(alone ? (source ?? topic) : topic).padEnd(topicWidth)}${gap}`;
  const indent = " ".repeat(before.length + mark.length + label.length);
  const said = plain(wayOut === undefined ? text : `${text}; ${wayOut}`).trim();
  const [first = "", ...rest] = wrapWords(said, width - indent.length);
  return [`${before}${color ? painted(mark, tone) : mark}${label}${first}`, ...rest.map((line) => indent + line)];
}

/** How it came out, in one line. @param keys how many sources have one */
export function verdictLine(findings: readonly Finding[], keys: number): string {
  const count = (outcome: Finding["outcome"]) => findings.filter((one) => one.outcome === outcome).length;
  const parts = [
    [count("failed"), "failed"],
    [count("warning"), count("warning") === 1 ? "warning" : "warnings"],
  ] as const;
  const told = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  return told.length > 0 ? told.join(", ") : keys > 0 ? "all well" : "all well, but no source has a key";
}
