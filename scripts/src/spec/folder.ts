import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { maxBytes, maxFiles } from "./limits.ts";
import { SpecError } from "./problem.ts";

/** Why a file that a document names is not opened, and the way out. */
export class Refused extends Error {
  override readonly name = "Refused";
}

/** A file that was read, by its path from the folder, with `/`. */
export interface Part {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The folder of a document: nothing outside of it is ever opened, nor anything in it that is no file. */
export class Folder {
  readonly #root: string;
  #files = 0;
  #bytes = 0;

  /** @throws {SpecError} where there is no such folder */
  constructor(path: string) {
    this.#root = real(path) ?? missing(path);
  }

  /**
   * The file at a path from the folder, links followed.
   * @throws {Refused}
   */
  open(path: string): Part {
    const place = real(join(this.#root, path));
    if (place === undefined) throw new Refused("there is no such file; correct the path, or put the file there");
    const inside = relative(this.#root, place);
    if (isOutside(inside)) throw new Refused("a link leads out of the document's folder; put the file itself there");
    if (++this.#files > maxFiles) throw new Refused(`more than ${maxFiles} files; join some of them`);
    const bytes = readFile(place, maxBytes - this.#bytes);
    this.#bytes += bytes.length;
    return { path: inside.split(sep).join("/"), bytes };
  }
}

function missing(path: string): never {
  throw new SpecError(`${path}: there is no such folder; correct the path`);
}

function isOutside(path: string): boolean {
  return path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path);
}

function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/**
 * The bytes of a file, and of a file only: a pipe would never end, and asking before opening it would leave time for another answer.
 * @throws {Refused}
 */
export function readFile(path: string, most: number = maxBytes): Uint8Array {
  const file = opened(path);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) throw new Refused("no file, but a folder or a device; name the file itself");
    if (stats.size > most)
      throw new Refused(`more than ${maxBytes / 2 ** 20} MiB in all; leave out what is not needed`);
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

function opened(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw new Refused(`cannot be opened (${(error as NodeJS.ErrnoException).code}); see who may read it`);
  }
}

/**
 * The path that a reference means, from the folder, `base` being the file it stands in.
 * @throws {Refused} for anything that may mean something outside
 */
export function pathFrom(base: string, written: string): string {
  if (/^[a-z][a-z\d+.-]*:/i.test(written) || written.startsWith("//"))
    throw new Refused(
      "not opened: neither the network nor another place is read; put the file into the document's folder",
    );
  if (/[\\?]|%2f|%5c|%00|\p{Cc}/iu.test(written))
    throw new Refused("no plain path; write it with / and without a query");
  if (written.startsWith("/")) throw new Refused("not opened: no path from the document's folder; write ./…");
  if (written.length > 1024 || written.split("/").some((part) => part.length > 255))
    throw new Refused("too long for a path; shorten it");
  const path = join(dirname(base), decoded(written));
  if (isOutside(path)) throw new Refused("not opened: outside of the document's folder; put the file into it");
  return path;
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    throw new Refused("not percent-encoded text; write % as %25");
  }
}
