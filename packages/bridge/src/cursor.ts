import { CursorError, EvalbridgeError } from "@evalbridge/core";
import type { Plan } from "./query.ts";

/**
 * Where a walk over a source's scopes stands. Without `scope`: at the start of that page of scopes. With `scope` alone:
 * behind that scope. With `cursor` too: inside it.
 */
export interface Place {
  readonly scopePage?: string | undefined;
  readonly scope?: string | undefined;
  readonly cursor?: string | undefined;
}

const longest = 16_384;
const form = /^eb1\.([\w-]+)\.([\da-z]+)$/;

/** Writes down where each source stands, `null` where it is done. Nothing of the query is in it but a hash. */
export function encodeCursor(plans: readonly Plan[], places: readonly (Place | null)[]): string {
  const parts = places.map((place) => place && [place.scopePage ?? null, place.scope ?? null, place.cursor ?? null]);
  const body = toBase64Url(JSON.stringify([hashOf(plans), parts]));
  const text = `eb1.${body}.${checksum(body)}`;
  if (text.length <= longest) return text;
  const sizes = parts.map((part) => JSON.stringify(part).length);
  const key = plans[sizes.indexOf(Math.max(...sizes))]?.key;
  throw new EvalbridgeError(
    `${key}: its place in the list is too long for a cursor (${text.length} characters, at most ${longest}); use list(), which needs none`,
  );
}

/** Reads what encodeCursor wrote. @throws {CursorError} when it was altered, or made for another query or other sources */
export function decodeCursor(plans: readonly Plan[], text: string): (Place | null)[] {
  const [, body, sum] = (text.length <= longest && form.exec(text)) || [];
  if (body === undefined || checksum(body) !== sum) throw new CursorError("this is not a cursor of evalbridge, or not a whole one");
  const [hash, parts] = parse(body);
  if (hash !== hashOf(plans)) throw new CursorError("this cursor was made for another query or other sources");
  return parts.map((part) => part && { scopePage: part[0] ?? undefined, scope: part[1] ?? undefined, cursor: part[2] ?? undefined });
}

type Part = readonly (string | null)[] | null;

function parse(body: string): readonly [hash: string, parts: readonly Part[]] {
  return JSON.parse(atob(body.replaceAll("-", "+").replaceAll("_", "/")));
}

/** Base64 takes bytes; escaping what is not ASCII keeps JSON JSON, and one character one byte. */
function toBase64Url(json: string): string {
  const ascii = json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return btoa(ascii).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function hashOf(plans: readonly Plan[]): string {
  return checksum(
    JSON.stringify(
      plans.map(({ key, query: { native, ...query } }) => [key, query, native && Object.entries(native).sort()]),
    ),
  );
}

/**
 * FNV-1a, 32 bits. It guards against slips, not attackers: it always sees a single character altered. Who forges a
 * cursor gains nothing by it, since all it holds goes to the provider with the user's own key and query.
 */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
