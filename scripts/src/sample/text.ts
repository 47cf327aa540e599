import { type JsonObject, textOf } from "../json.ts";
import { sampleOfFormat } from "./format.ts";
import { matches } from "./matches.ts";
import { fromPattern } from "./pattern.ts";

/** Nobody wants to see a longer one. */
const longest = 100_000;

/** A text of the right length, format and pattern; `undefined` where none can be made up. */
export function textFor(schema: JsonObject): string | undefined {
  const pattern = textOf(schema.pattern);
  const least = typeof schema.minLength === "number" ? schema.minLength : 0;
  const most = typeof schema.maxLength === "number" ? schema.maxLength : Number.POSITIVE_INFINITY;
  if (least > longest) return undefined;
  const known = sampleOfFormat(textOf(schema.format) ?? "");
  const plain = "text".padEnd(least, "x").slice(0, most);
  const derived = pattern === undefined ? undefined : fromPattern(pattern, least, most);
  const candidates = known === undefined ? [plain, derived, "", "a", "1"] : longer(known, least);
  return candidates.find(
    (text) =>
      text !== undefined &&
      text.length >= least &&
      text.length <= most &&
      (pattern === undefined || matches(pattern, text)),
  );
}

/** What a format's text can be with more to it: of an address the path, of a mailbox its owner. */
function longer(known: string, least: number): string[] {
  const more = "x".repeat(Math.max(0, least - known.length));
  return /^(https:\/\/example\.com\/|\/path)$/.test(known)
    ? [`${known}${more}`]
    : known.includes("@")
      ? [`${more}${known}`]
      : [known];
}
