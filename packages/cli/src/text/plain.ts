import { stripVTControlCharacters } from "node:util";
import { counted } from "./counted.ts";

/** Characters that turn the direction of the text after them: what is shown would not be what is there ("Trojan Source"). */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;
/** Characters that XML 1.0 and HTML forbid, beside the control characters. */
const forbidden = /[\ufffe\uffff]/g;
/** Control characters and line separators, but no line feed and no tab. */
const control = /[^\P{Cc}\n\t]+|[\u2028\u2029]+/gu;

/**
 * A text from a provider on one line: what steers a terminal is gone, what turns the direction of the text or is no
 * character at all is shown as U+FFFD.
 */
export function plain(text: string): string {
  return plainLines(text).replace(/\s+/g, " ");
}

/** As `plain`, but line feeds stay. */
export function plainLines(text: string): string {
  return stripVTControlCharacters(text)
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(control, " ")
    .replace(turning, "\ufffd")
    .replace(forbidden, "\ufffd")
    .trim();
}

/** The first characters of a text, and how many more there are; no character is cut in two. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
  return `${kept}… (${counted(text.length - kept.length, "more character")})`;
}
