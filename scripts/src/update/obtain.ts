import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "../json.ts";
import { type Page, readPage } from "../pages/read-page.ts";
import { documentAt, documentOf, isUrl } from "../spec/document-at.ts";
import { type DownloadOptions, download, shownUrl } from "../spec/download.ts";
import type { Gathered } from "../spec/gather.ts";
import { SpecError } from "../spec/problem.ts";
import { checkReferences } from "../spec/references.ts";
import { textUnlessWebPage } from "../spec/web-page.ts";
import { joinPages } from "./join-pages.ts";
import type { SpecSource } from "./source-record.ts";

/** What a provider says of its API today. */
export interface Obtained extends Gathered {
  readonly root: JsonObject;
  /** Whether it is all of the API; pages are those that were named. */
  readonly isWhole: boolean;
  /** How it was had, a line each. */
  readonly told: readonly string[];
}

/**
 * Reads every source, or what is given in their place: a file, a folder of pages, or a URL.
 * @throws {SpecError} with a line for each that cannot be had
 */
export async function obtain(
  sources: readonly SpecSource[],
  from: string | undefined,
  options: DownloadOptions,
): Promise<Obtained> {
  const given = from === undefined ? sources : givenSource(from);
  const [first] = given;
  if (first?.kind === "openapi" && given.length === 1) return whole(await documentAt(first.url, options));
  const results: PromiseSettledResult<Page>[] = [];
  for (let next = 0; next < given.length; next += atOnce) {
    const some = given.slice(next, next + atOnce).map((source) => pageAt(source, options));
    results.push(...(await Promise.allSettled(some)));
  }
  const failures = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
  const stranger = failures.find((error) => !(error instanceof SpecError));
  if (stranger !== undefined) throw stranger;
  if (failures.length > 0) throw new SpecError(failures.flatMap((error) => (error as SpecError).problems));
  return joined(results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : [])));
}

/** Pages that are asked for together: a documentation site is not a load test. */
const atOnce = 6;

const isPage = (location: string) => /\.mdx?([?#]|$)/i.test(location);

function givenSource(from: string): SpecSource[] {
  if (isUrl(from)) return [{ url: from, kind: isPage(from) ? "page" : "openapi" }];
  if (!existsSync(from)) throw new SpecError(`${from}: there is no such file or folder; give one, or a URL`);
  if (!statSync(from).isDirectory()) return [{ url: from, kind: isPage(from) ? "page" : "openapi" }];
  const pages = readdirSync(from).filter(isPage).sort();
  if (pages.length === 0)
    throw new SpecError(`${from}: no pages (*.md) in this folder; give the file of a whole document`);
  return pages.map((page) => ({ url: join(from, page), kind: "page" }));
}

async function pageAt({ url, kind }: SpecSource, options: DownloadOptions): Promise<Page> {
  if (kind === "openapi")
    throw new SpecError(`${shownUrl(url)}: a whole document beside pages; name either it, or them`);
  const location = isUrl(url) ? markdownOf(url) : url;
  const bytes = isUrl(url) ? await download(location, options) : bytesOf(url);
  const name = isUrl(url) ? shownUrl(location) : url;
  const page = readPage(name, textUnlessWebPage(name, bytes));
  checkReferences(page.source);
  return page;
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new SpecError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code}); give another file`);
  }
}

/** Mintlify serves a page's source when `.md` is added to its address. */
function markdownOf(url: string): string {
  const address = new URL(url);
  if (!isPage(address.pathname)) address.pathname = `${address.pathname.replace(/\/$/, "")}.md`;
  return address.href;
}

function whole(document: Gathered): Obtained {
  const { root } = document.source;
  return { ...document, root, isWhole: true, told: [`one document, ${document.source.file}`] };
}

function joined(pages: readonly Page[]): Obtained {
  const { root, told } = joinPages(pages);
  const text = `${JSON.stringify(root, undefined, 2)}\n`;
  const document = documentOf("the pages, joined", Buffer.from(text));
  const count = pages.length === 1 ? "one page" : `${pages.length} pages, joined`;
  return { ...document, root, verbatim: false, isWhole: false, told: [count, ...told] };
}
