import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileFor } from "./static-server.ts";

/** A page that was built: its address, and its HTML. */
export interface BuiltPage {
  readonly path: string;
  readonly html: string;
}

export function builtPages(folder: string): BuiltPage[] {
  return globSync("**/*.html", { cwd: folder })
    .sort()
    .map((file) => ({
      path: `/${file
        .replaceAll("\\", "/")
        .replace(/(^|\/)index\.html$/, "$1")
        .replace(/\.html$/, "")}`,
      html: readFileSync(join(folder, file), "utf8"),
    }));
}

/** Every link of every page that stays on the site: how many there are, and those that lead nowhere. */
export function checkLinks(
  folder: string,
  pages: readonly BuiltPage[],
): { readonly links: number; readonly problems: string[] } {
  const anchors = new Map<string, ReadonlySet<string>>();
  const anchorsOf = (file: string): ReadonlySet<string> => {
    const known = anchors.get(file) ?? new Set(idsOf(readFileSync(file, "utf8")));
    anchors.set(file, known);
    return known;
  };
  let links = 0;
  const problems: string[] = [];
  for (const { path, html } of pages) {
    for (const link of new Set(hrefsOf(html))) {
      const url = new URL(link, `http://site${path}`);
      if (url.host !== "site") continue;
      links++;
      const file = fileFor(folder, decodeURIComponent(url.pathname));
      if (file === undefined) problems.push(`${path} links to ${link}, where there is no page`);
      else if (url.hash !== "" && !anchorsOf(file).has(decodeURIComponent(url.hash.slice(1))))
        problems.push(`${path} links to ${link}, and that page has no such place`);
    }
  }
  return { links, problems };
}

function hrefsOf(html: string): string[] {
  return [...html.matchAll(/<(?:a|link|script|img)\b[^>]*?\s(?:href|src)="([^"]*)"/g)]
    .map(([, link = ""]) => link.replaceAll("&amp;", "&"))
    .filter((link) => !/^(?:data|mailto|javascript):/.test(link));
}

function idsOf(html: string): string[] {
  return [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = ""]) => id);
}
