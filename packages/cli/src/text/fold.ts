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
  let used = 0;
  for (const piece of text.split(/\s+/).flatMap((word) => pieceUp(word, width))) {
    const wide = columns(piece);
    const fits = line !== "" && used + 1 + wide <= width;
    if (line !== "" && !fits) lines.push(line);
    line = fits ? `${line} ${piece}` : piece;
    used = fits ? used + 1 + wide : wide;
  }
  return line === "" ? lines : [...lines, line];
}

/** Most words are of letters that take one column each; to find out the others' costs a thousand times as much. */
function columns(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}

const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

function pieceUp(word: string, width: number): string[] {
  if (word === "") return [];
  if (columns(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  let used = 0;
  for (const { segment } of letters.segment(word)) {
    const wide = columns(segment);
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
