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

/** Writes down where each source stands, and of the query nothing but a hash, which is part of the checksum. */
export function encodeCursor(plans: readonly Plan[], places: Places): string {
  // Escaped, what is not ASCII stays the same JSON, and a character is a byte, as btoa wants it.
  const json = JSON.stringify(places).replace(/[\u0080-\uffff]/g, escaped);
  const body = btoa(json).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const text = sealed(plans, body);
  if (text.length <= longest) return text;
  const sizes = places.map((place) => JSON.stringify(place).length);
  const problem = `its cursor would have more than ${longest} characters; use list(), which needs none`;
  throw new EvalbridgeError(`${plans[sizes.indexOf(Math.max(...sizes))]?.key}: ${problem}`);
}

/** @throws {CursorError} for a cursor that was altered or cut, or made for another query or other sources */
export function decodeCursor(plans: readonly Plan[], text: string): Places {
  const [, body = ""] = `${text}`.split(".");
  if (text !== sealed(plans, body))
    throw new CursorError("this cursor is not whole, or of another query or other sources");
  return JSON.parse(atob(body.replaceAll("-", "+").replaceAll("_", "/")));
}

/** With a checksum of it and of what the sources are asked: the same for the same question, in whatever order it is put. */
function sealed(plans: readonly Plan[], body: string): string {
  const asked = plans.map(({ key, query }) => [key, { ...query, native: Object.entries(query.native ?? {}).sort() }]);
  return `eb1.${body}.${checksum(body + JSON.stringify(asked))}`;
}
