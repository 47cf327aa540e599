import { type Markup, type MarkupValue, markup } from "../markup.ts";

/** A table in a region of its own, which is scrolled by keyboard too. */
export function scrollRegion(name: string, table: Markup, kind = ""): Markup {
  return markup`<div class="scroll ${kind}" role="region" aria-label="${name}" tabindex="0">${table}</div>`;
}

export type Tone = "good" | "bad" | "warn" | "quiet" | "info";

/** A word with a sign: the colour is never all that tells. */
export function chip(tone: Tone, sign: string, word: MarkupValue): Markup {
  return markup`<span class="chip ${tone}"><span aria-hidden="true">${sign}</span>${word}</span>`;
}
