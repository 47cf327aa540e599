import type { MarkdownEnv } from "vitepress";

/** The part of VitePress's renderer that is needed here. */
interface Renderer {
  render(source: string, env: MarkdownEnv): string;
}

/**
 * What the search reads of a page: its words, and neither examples nor tables of types, which would make the index many times as large and
 * bury the operation that somebody looks for.
 */
export function plainForSearch(source: string, env: MarkdownEnv, markdown: Renderer): string {
  return markdown
    .render(source, env)
    .replace(/<pre[\s\S]*?<\/pre>/g, "")
    .replace(/<div class="(?:examples|failures)">[\s\S]*?<\/div>/g, "")
    .replace(/<table tabindex="0" class="operations">[\s\S]*?<\/table>/g, "");
}

// The page that asks gets these two as text, and runs them there: each has to stand alone.

/** The words of a page; a name in camel case is found as a whole and by each word of it. */
export const wordsForSearch = (text: string): string[] =>
  text.split(/[\n\r\p{Z}\p{P}]+/u).flatMap((word) => {
    const parts = word.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
    return parts.length > 1 ? [word, ...parts] : parts;
  });

/** The words that are looked for: a name as it stands. */
export const wordsOfQuestion = (text: string): string[] => text.split(/[\n\r\p{Z}\p{P}]+/u);
