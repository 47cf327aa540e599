import type { TextShape } from "./shape.ts";

/** What goes wrong wherever encoding is forgotten; the last two are more than a header can carry. */
const marks = [..." /\\?&=#%+\"'éñ", "漢", "🦜"];
/** As many servers write and read them: decoded twice, or not at all, they are something else. */
const beyondLatin = /[^\x20-\xff]/u;

export const loneEmoji = "🦜";
/** Text with every awkward mark, and within Latin-1 alone. */
export const awkwardText: string = `a b/c\\d?e&f=g#h%2Fi+j"k'éñ 漢 🦜.z`;
const awkwardLatin = awkwardText.replace(" 漢 🦜", "");

/** The awkward text that fits a shape. */
export function awkwardFor({ place, most }: TextShape): string {
  return [...(place === "header" ? awkwardLatin : awkwardText)].slice(0, most).join("");
}

/** Whether every awkward mark that the place can carry is in a text. */
export function isAwkward(text: string, { place }: TextShape): boolean {
  return marks.every((mark) => text.includes(mark) || (place === "header" && beyondLatin.test(mark)));
}
