import type { JsonObject } from "../json.ts";

/** The resolved, normalised document, for the mock servers; it says first where it comes from. */
export function emitDocument(document: JsonObject, [warning, stamp]: readonly [string, string]): string {
  return `${JSON.stringify({ "x-generated": { warning, stamp }, ...document }, undefined, 2)}\n`;
}
