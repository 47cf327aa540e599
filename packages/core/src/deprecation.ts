import type { Warner } from "./warner.ts";

/** Says once that an operation is going away, where the answer does: `Deprecation` (RFC 9745) and `Sunset` (RFC 8594). */
export function warnIfDeprecated({ headers }: Response, operation: string, { warnOnce }: Warner): void {
  const deprecated = headers.get("deprecation");
  const sunset = headers.get("sunset");
  if (deprecated === null && sunset === null) return;
  const end = sunset !== null && dateLike.test(sunset) ? `, and ends on ${sunset}` : "";
  const link = /<([^<>\s]{1,200})>;[^,]{0,200}\brel="?(?:deprecation|sunset)/.exec(
    (headers.get("link") ?? "").slice(0, 2000),
  );
  warnOnce(operation, `${operation} is deprecated by the provider${end}${link ? ` (${link[1]})` : ""}`);
}

/** As it is or not at all: cut, or without some of its signs, it could be a part of a key, which nobody would know for one. */
const dateLike = /^[\x20-\x7e]{1,60}$/;
