import { type Json, placeOf, pointerOf, valueAt } from "../json.ts";
import { pathFrom, Refused } from "./folder.ts";
import type { Source } from "./read.ts";

/** A file of a document, by its path from the folder. */
export interface Document extends Pick<Source, "file" | "where"> {
  readonly path: string;
  readonly value: Json;
}

/** What a reference leads to. */
export interface Target {
  readonly document: Document;
  readonly place: readonly string[];
  readonly value: Json;
}

/** The files of one document. */
export interface Documents {
  readonly main: Document;
  /** @throws {Refused} */
  open(path: string): Document;
}

/**
 * Follows a reference that stands in one of the files.
 * @throws {Refused}
 */
export function follow(written: string, from: Document, documents: Documents): Target {
  const [path = "", ...rest] = written.split("#");
  const document = documentOf(path, from, documents);
  const fragment = rest.join("#");
  if (fragment !== "" && !fragment.startsWith("/"))
    throw new Refused("names an anchor; write a JSON pointer, which begins with #/");
  const place = placeOf(decoded(fragment));
  const value = valueAt(document.value, place);
  if (value === undefined) throw new Refused(`there is nothing at that place in ${document.file}; correct it`);
  return { document, place, value };
}

function documentOf(path: string, from: Document, { main, open }: Documents): Document {
  if (path === "") return from;
  return path === ownAddress(main) ? main : open(pathFrom(from.path, path));
}

/** What an OpenAPI 3.2 document says that it is to be called by. */
function ownAddress({ value }: Document): string | undefined {
  const self = valueAt(value, ["$self"]);
  return typeof self === "string" ? self.replace(/#.*$/s, "") : undefined;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    throw new Refused("not percent-encoded text; write % as %25");
  }
}

/** What tells targets apart. */
export function keyOf({ document, place }: Target): string {
  return `${document.path}#${pointerOf(place)}`;
}
