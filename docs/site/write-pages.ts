import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { contents, type Page } from "./contents.ts";
import { icon } from "./icon.ts";
import { relinker } from "./links.ts";
import { madeParts, withParts } from "./parts.ts";
import { type ProviderPage, providerPage } from "./provider/page.ts";
import { referencePage } from "./reference/page.ts";
import { readPackages } from "./reference/program.ts";
import { made, providerNames, read } from "./repository.ts";

/** Writes the Markdown that VitePress reads, and gives what is to be proven of it. */
export async function writePages(
  base: string,
): Promise<{ readonly pages: number; readonly providers: readonly ProviderPage[] }> {
  const sections = contents();
  const providers = await Promise.all(providerNames().map(providerPage));
  countOperations(providers);
  const parts = await madeParts(providers);
  const relink = relinker(sections);
  const reference = readPackages(sections.flatMap(({ pages }) => pages.flatMap(folderOf)));
  const pages = sections.flatMap((section) => section.pages);

  rmSync(made.pages, { recursive: true, force: true });
  for (const page of pages)
    write(`${page.route === "" || page.route.endsWith("/") ? `${page.route}index` : page.route}.md`, whole(page));
  write("public/icon.svg", icon);
  return { pages: pages.length, providers };

  function whole(page: Page): string {
    const about = { title: page.title, source: page.source, kind: page.route.split("/")[0] || "start" };
    const lines = Object.entries(about).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
    const wide = /^(providers|reference)\/\w/.test(page.route) ? "\npageClass: dense" : "";
    return `---\n${lines.join("\n")}${wide}\n---\n\n${based(textOf(page))}`;
  }

  /** VitePress knows of links in Markdown alone; ours in HTML have to say where the site stands. */
  function based(text: string): string {
    return text.replaceAll('<a href="/', `<a href="${base}`);
  }

  function textOf({ route, source }: Page): string {
    const [folder] = folderOf({ route, source, title: "" });
    const provider = providers.find(({ spec }) => route === `providers/${spec.provider}`);
    if (provider) return relink(provider.text, source);
    if (folder !== undefined) {
      const operations = providers.find(({ spec }) => spec.provider === folder)?.spec.operations ?? [];
      return referencePage(
        folder,
        reference,
        operations.map(({ id }) => id),
      );
    }
    return relink(withParts(read(source), parts, source), source);
  }
}

/** The package that a page of the reference is about. */
function folderOf({ route }: Page): string[] {
  const [, folder] = /^reference\/(\w+)$/.exec(route) ?? [];
  return folder === undefined ? [] : [folder];
}

/** As many as the README says there are, so that none is lost unseen. */
function countOperations(providers: readonly ProviderPage[]): void {
  const [, told] = /Every one of the (\d+) operations/.exec(read("README.md")) ?? [];
  const shown = providers.flatMap(({ text }) => [...text.matchAll(/^### \w+ \{#\w+\}$/gm)]).length;
  if (String(shown) !== told)
    throw new Error(`the providers' pages show ${shown} operations, and README.md tells of ${told}`);
}

function write(file: string, text: string): void {
  const path = join(made.pages, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
