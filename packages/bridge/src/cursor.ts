import { CursorError, checksum, EvalbridgeError } from "@evalbridge/core";
import type { Plan } from "./query.ts";

/**
 * Where the walk over a source's scopes stands: at the start of a page of scopes; with `scope`, behind that scope; with
 * `cursor` too, inside it.
 */
export interface Place {
  readonly scopes?: string | undefined;
  readonly scope?: string | undefined;
  readonly cursor?: string | undefined;
}
/** `null`: the source is done. */
export type Places = readonly (Place | null)[];

const longest = 16_384;
const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Writes down where each source stands, and of the query nothing but a hash. */
export function encodeCursor(plans: readonly Plan[], places: Places): string {
  // Escaped, what is not ASCII stays the same JSON, and a character is a byte, as btoa wants it.
  const json = JSON.stringify([hashOf(plans), places]).replace(/[\u0080-\uffff]/g, escaped);
  const body = btoa(json).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const text = `eb1.${body}.${checksum(body)}`;
  if (text.length <= longest) return text;
  const sizes = places.map((place) => JSON.stringify(place).length);
  const problem = `its place in the list does not fit in a cursor of ${longest} characters; use list(), which needs none`;
  throw new EvalbridgeError(`${plans[sizes.indexOf(Math.max(...sizes))]?.key}: ${problem}`);
}

/** @throws {CursorError} for a cursor that was altered or cut, or made for another query or other sources */
export function decodeCursor(plans: readonly Plan[], text: string): Places {
  const [, body = "", sum] = /^eb1\.([\w-]+)\.(\w+)$/.exec(text) ?? [];
  if (checksum(body) !== sum) throw new CursorError("this is not a cursor of evalbridge, or not all of it");
  const [hash, places] = JSON.parse(atob(body.replaceAll("-", "+").replaceAll("_", "/"))) as [string, Places];
  if (hash !== hashOf(plans)) throw new CursorError("this cursor was made for another query or other sources");
  return places;
}

function hashOf(plans: readonly Plan[]): string {
  const asked = plans.map(({ key, query }) => [key, { ...query, native: Object.entries(query.native ?? {}).sort() }]);
  return checksum(JSON.stringify(asked));
}

/** A scope's key, which may hold a filter, as 64 bits that tell it from its neighbours. */
export const fingerprint = (key: string): string => checksum(key) + checksum([...key].reverse().join(""));
