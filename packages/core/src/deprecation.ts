import type { Observer } from "./observer.ts";

/** Says once that an operation is going away, where the answer does: `Deprecation` (RFC 9745) and `Sunset` (RFC 8594). */
export function warnIfDeprecated({ headers }: Response, operation: string, observer: Observer): void {
  const deprecated = headers.get("deprecation");
  const sunset = headers.get("sunset");
  if (deprecated === null && sunset === null) return;
  const end = sunset === null || sunset.length > longestDate ? "" : `, and ends on ${printable(sunset)}`;
  const link = /<([^<>\s]{1,200})>;[^,]{0,200}\brel="?(?:deprecation|sunset)/.exec(
    (headers.get("link") ?? "").slice(0, 2000),
  );
  observer.warnOnce(operation, `${operation} is deprecated by the provider${end}${link ? ` (${link[1]})` : ""}`);
}

/** Longer ones are no dates. Cut, they might end in a part of a key, which nobody would know for one. */
const longestDate = 60;
const printable = (text: string) => text.replace(/[^\x20-\x7e]/g, "");
