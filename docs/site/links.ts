import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { join as joined } from "node:path/posix";
import type { Section } from "./contents.ts";
import { address, root } from "./repository.ts";

/** Turns the links of a document of the repository into those of the site; what the site does not show is on the repository's own. */
export type Relink = (text: string, file: string) => string;

export function relinker(sections: readonly Section[]): Relink {
  const routes = new Map<string, string>();
  for (const { pages } of sections) for (const { source, route } of pages) routes.set(source, `/${route}`);
  routes.set("README.md", "/");
  return (text, file) =>
    outsideCode(text, (prose) => prose.replace(/\]\(([^)\s]+)\)/g, (_all, link) => `](${linked(link, file)})`));

  function linked(link: string, file: string): string {
    const ours = link.startsWith(`${address}/blob/main/`);
    if (!ours && /^([a-z]+:|#|\/)/.test(link)) return link;
    const [target = "", anchor] = (ours ? link.slice(`${address}/blob/main/`.length) : link).split("#");
    const path = (ours ? target : joined(dirname(file), target)).replace(/\/$/, "");
    const route = routes.get(path) ?? routes.get(`${path}/README.md`);
    const hash = anchor === undefined ? "" : `#${anchor}`;
    if (route !== undefined) return `${route}${hash}`;
    const place = join(root, path);
    if (!existsSync(place)) throw new Error(`${file} links to ${link}, and there is no ${path}; mend the link`);
    return `${address}/${statSync(place).isDirectory() ? "tree" : "blob"}/main/${path}${hash}`;
  }
}

/** Applies a change to a document's text and leaves fenced blocks and code spans as they are. */
export function outsideCode(text: string, change: (prose: string) => string): string {
  const parts = text.split(/(^ *```[\s\S]*?^ *```$|`[^`\n]+`)/m);
  // A link may have code for its text: `](` comes after it, in the prose that follows.
  return parts.map((part, index) => (index % 2 === 1 ? part : change(part))).join("");
}
