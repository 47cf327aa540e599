import { type JsonObject, objectOf } from "../json.ts";

/** How many steps a document is worth: `few` for its own sake, and some for each of its paths. A hostile one cannot have many in little room. */
export function effortFor(document: JsonObject, few: number): number {
  return few + 2_000 * Object.keys(objectOf(document.paths)).length;
}
