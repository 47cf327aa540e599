import { basename, dirname, join } from "node:path";
import { Bundle } from "./bundle.ts";
import { decode } from "./decode.ts";
import { checkKind } from "./file-kind.ts";
import { Folder, Refused, readFile } from "./folder.ts";
import { SpecError } from "./problem.ts";
import { readSource, readValue, type Source } from "./read.ts";
import type { Document } from "./reference-target.ts";

/** A document as one text. */
export interface Gathered {
  readonly source: Source;
  readonly text: string;
  /** Whether the text is that of the file; else it was joined from many. */
  readonly verbatim: boolean;
  /** The other files that it was joined from, by their paths from its folder. */
  readonly parts: readonly string[];
}

/**
 * Reads an OpenAPI document from a file, with the files of its folder that it names. Nothing else is opened.
 * @throws {SpecError} listing what cannot be read, and the references that are not followed
 */
export function gatherFile(path: string): Gathered {
  const bytes = readMain(path);
  const folder = new Folder(dirname(path));
  return gather(path, bytes, (part) => folder.open(part).bytes);
}

/**
 * Reads an OpenAPI document that came alone; `name` is its path or address, for messages.
 * @throws {SpecError}
 */
export function gatherText(name: string, bytes: string | Uint8Array): Gathered {
  return gather(name, bytes, () => {
    throw new Refused("another file, and this one came alone; give the path of the document with its files beside it");
  });
}

function readMain(path: string): Uint8Array {
  try {
    return readFile(path);
  } catch (error) {
    if (error instanceof Refused) throw new SpecError(`${path}: ${error.message}`);
    throw error;
  }
}

function gather(file: string, bytes: string | Uint8Array, read: (part: string) => Uint8Array): Gathered {
  const source = readSource(file, bytes);
  checkKind(source);
  const main: Document = { file, path: basename(file), value: source.root, where: source.where };
  const known = new Map<string, Document>([[main.path, main]]);
  // What was refused once is not asked for again: a few files can name another one a million times.
  const refused = new Map<string, unknown>();
  const open = (path: string): Document => {
    const document = known.get(path);
    if (document) return document;
    if (refused.has(path)) throw refused.get(path);
    try {
      const opened = documentOf(join(dirname(file), path), path, read(path));
      known.set(path, opened);
      return opened;
    } catch (error) {
      refused.set(path, error);
      throw error;
    }
  };
  const bundle = new Bundle({ main, open });
  const joined = bundle.join();
  if (!bundle.isBundle)
    return { source, text: typeof bytes === "string" ? bytes : decode(file, bytes), verbatim: true, parts: [] };
  const text = `${JSON.stringify(joined, undefined, 2)}\n`;
  const parts = [...known.keys()].filter((path) => path !== main.path).sort();
  return { source: readSource(file, text), text, verbatim: false, parts };
}

/** Prose may stand in a file of its own. */
function documentOf(file: string, path: string, bytes: Uint8Array): Document {
  if (/\.(md|txt)$/i.test(path)) return { file, path, value: decode(file, bytes), where: () => file };
  return { path, ...readValue(file, bytes) };
}
