import stringWidth from "string-width";
import { plainLines } from "./plain.ts";

/**
 * Breaks a text into lines of at most so many columns of a terminal, where it can between words. What has no space is cut, also a
 * word of wide letters, of which one takes two columns. Lines of the text stay lines; empty ones go.
 */
export function fold(text: string, width: number): string[] {
  return plainLines(text)
    .split("\n")
    .flatMap((line) => foldLine(line, Math.max(2, width)));
}

function foldLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (stringWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = pieceUp(word, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  return line === "" ? lines : [...lines, line];
}

const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

function pieceUp(word: string, width: number): string[] {
  if (stringWidth(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  let used = 0;
  for (const { segment } of letters.segment(word)) {
    const wide = stringWidth(segment);
    if (used + wide > width && piece !== "") {
      pieces.push(piece);
      piece = "";
      used = 0;
    }
    piece += segment;
    used += wide;
  }
  return [...pieces, piece];
}
