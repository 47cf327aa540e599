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
