import { isObject, type Json, type JsonObject, objectOf, type Place } from "../json.ts";
import { follow } from "../model/follow.ts";

/** The document with each path's operations under that path: what is a reference inside the document is written out. */
export function withPathItems(document: JsonObject): JsonObject {
  const entries = Object.entries(objectOf(document.paths));
  if (!entries.some(([, item]) => isReference(item))) return document;
  return { ...document, paths: Object.fromEntries(entries.map(([path, item]) => [path, itemOf(document, item)])) };
}

/** The place where an operation is written, which is another than its path where that is a reference. */
export function operationAt(document: JsonObject, path: string, method: string): Place {
  const place = ["paths", path];
  const item = objectOf(objectOf(document.paths)[path]);
  const { value, at } = Object.hasOwn(item, method) ? { value: item, at: place } : follow(document, item, place);
  return follow(document, value[method], [...at, method]).at;
}

/** What stands beside a reference counts more than what it leads to. One to nothing stays: others tell of it, or refuse it. */
function itemOf(document: JsonObject, written: Json): Json {
  if (!isReference(written)) return written;
  const { $ref: _, ...own } = written;
  const { $ref: __, ...shared } = followed(document, written);
  return Object.keys(shared).length > 0 ? { ...shared, ...own } : written;
}

function isReference(item: Json): item is JsonObject {
  return isObject(item) && typeof item.$ref === "string" && item.$ref.startsWith("#/");
}

function followed(document: JsonObject, item: JsonObject): JsonObject {
  try {
    return follow(document, item, []).value;
  } catch (error) {
    // Not percent-encoded text.
    if (error instanceof URIError) return {};
    throw error;
  }
}
