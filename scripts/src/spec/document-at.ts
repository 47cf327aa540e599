import { existsSync } from "node:fs";
import { isObject, objectOf } from "../json.ts";
import { type DownloadOptions, download, shownUrl } from "./download.ts";
import { type Gathered, gatherFile, gatherText } from "./gather.ts";
import { SpecError } from "./problem.ts";
import { textUnlessWebPage } from "./web-page.ts";

/**
 * A whole document: in a file, with the files beside it that it names, or alone at an address.
 * @throws {SpecError} saying why there is none
 */
export async function documentAt(location: string, options: DownloadOptions = {}): Promise<Gathered> {
  if (isUrl(location)) return documentOf(shownUrl(location), await download(location, options));
  if (!existsSync(location)) throw new SpecError(`${location}: there is no such file; give a path or a URL`);
  return withOperations(gatherFile(location));
}

/**
 * The same from its bytes.
 * @throws {SpecError} saying why it is none
 */
export function documentOf(name: string, bytes: Uint8Array): Gathered {
  return withOperations(gatherText(name, textUnlessWebPage(name, bytes)));
}

export function isUrl(location: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(location);
}

function withOperations(document: Gathered): Gathered {
  const { root, where } = document.source;
  if (isObject(root.paths) && Object.keys(objectOf(root.paths)).length > 0) return document;
  const called = Object.keys(objectOf(root.webhooks)).length > 0;
  const why = called
    ? "webhooks alone: a provider calls those, and a client has nothing to call"
    : "no paths, so no operation";
  throw new SpecError(`${where(["paths"])} ${why}; is it the whole document?`);
}
