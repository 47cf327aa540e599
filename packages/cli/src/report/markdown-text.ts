import { plain } from "../text/plain.ts";

/** Characters that mean something in GitHub's Markdown or in HTML; as references they are text and nothing else. */
const meaning = /[\\`*_~[\]<>&|$!]/g;
/** Invisible, and no line breaks at it: what stood together no longer does for a machine. */
const joiner = "\u2060";

/**
 * A text from a provider on one line of Markdown, also in a table: no markup, no HTML, no link, no image, no formula. GitHub looks
 * for mentions, issues, addresses and emoji in the text that is left after references have been resolved; those are taken apart.
 */
export function markdownText(text: string): string {
  return plain(text)
    .replace(meaning, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/@(?=\S)/g, `@${joiner}`)
    .replace(/(?<!&)#(?=\w)/g, `#${joiner}`)
    .replace(/:(?=\/\/|[\w+&#;-]+:)/g, `:${joiner}`)
    .replace(/\b(www)(?=\.)/gi, `$1${joiner}`)
    .replace(/\b(GH)(?=-\d)/gi, `$1${joiner}`);
}

/** Text for an element of HTML whose content Markdown leaves alone, as `pre` does. */
export function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A reference as code, so that it can be copied; one that is none is text. */
export function refCode(ref: string): string {
  return /^[\w:/%.~!*'()-]+$/.test(ref) ? `\`${ref}\`` : markdownText(ref);
}

/** A row of a table. The cells are Markdown. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
