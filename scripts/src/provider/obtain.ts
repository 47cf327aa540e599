import { existsSync } from "node:fs";
import { download, shownUrl } from "../spec/download.ts";
import { type Gathered, gatherFile, gatherText } from "../spec/gather.ts";
import { SpecError } from "../spec/problem.ts";

/**
 * A provider's document from a file, with the files beside it that it names, or from a URL.
 * @throws {SpecError} saying why it cannot be had
 */
export async function obtain(location: string): Promise<Gathered> {
  if (/^https?:\/\//i.test(location)) return gatherText(shownUrl(location), await download(location));
  if (!existsSync(location)) throw new SpecError(`${location}: there is no such file; give a path or a URL`);
  return gatherFile(location);
}
