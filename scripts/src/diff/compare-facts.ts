import type { Json, JsonObject } from "../json.ts";
import { boundOf, boundText, tightness } from "./bounds.ts";
import type { Change, Say } from "./change.ts";
import { type Direction, narrower, wider } from "./direction.ts";
import { shown } from "./shown.ts";
import { isEqual } from "./stable-text.ts";

const atLeast = ["minLength", "minItems", "minProperties"];
const atMost = ["maxLength", "maxItems", "maxProperties"];
const other = ["multipleOf", "pattern", "format", "uniqueItems", "contentEncoding", "contentMediaType"];
/** Compared as they are written: whichever way they change, nobody can tell whether that lets more through, or less. */
const knotty = ["not", "if", "then", "else", "contains", "minContains", "maxContains", "propertyNames", "prefixItems"];
const knottyObjects = ["patternProperties", "dependentSchemas", "dependentRequired", "unevaluatedProperties", "allOf"];

/** Formats by what they hold: one that stands before another fits into it. */
const growing = ["int32", "int64"];

/** What a schema says of a value beside its type: bounds, patterns, formats. */
export function compareFacts(there: JsonObject, here: JsonObject, direction: Direction, field: string, say: Say): void {
  for (const key of [...atLeast, ...atMost, ...other]) {
    const [before, after] = [there[key], here[key]];
    if (isEqual(before, after)) continue;
    say(levelOf(wayOf(key, before, after), direction), field, saying(key, before, after));
  }
  for (const end of ["lower", "upper"] as const) {
    const [before, after] = [boundOf(there, end), boundOf(here, end)];
    const tighter = tightness(after, before, end);
    if (tighter === 0) continue;
    const text = after ? `is ${boundText(after, end)} now` : `has no ${end} bound any more`;
    say(
      levelOf(tighter > 0 ? "fewer" : "more", direction),
      field,
      before ? `${text} (it was ${boundText(before, end)})` : text,
    );
  }
  for (const key of [...knotty, ...knottyObjects]) {
    if (!isEqual(there[key], here[key])) say("major", field, `has another \`${key}\``);
  }
}

/** Which values a change lets through. */
type Way = "more" | "fewer" | "unknown";

function levelOf(way: Way, direction: Direction): Change["level"] {
  if (way === "unknown") return "major";
  if (way === "more") return wider(direction);
  // Nothing that a user has written minds a result that is more exact.
  return direction === "request" ? narrower(direction) : "patch";
}

function wayOf(key: string, before: Json | undefined, after: Json | undefined): Way {
  if (before === undefined) return "fewer";
  if (after === undefined) return "more";
  const [from, to] = [before, after].map((format) => growing.indexOf(String(format))) as [number, number];
  if (key === "format" && from >= 0 && to >= 0) return from < to ? "more" : "fewer";
  if (typeof before !== "number" || typeof after !== "number" || key === "multipleOf") return "unknown";
  return atLeast.includes(key) === after > before ? "fewer" : "more";
}

function saying(key: string, before: Json | undefined, after: Json | undefined): string {
  if (before === undefined) return `has a ${words(key)} now: ${shown(after)}`;
  if (after === undefined) return `has no ${words(key)} any more (it was ${shown(before)})`;
  return `has another ${words(key)}: ${shown(after)}, not ${shown(before)}`;
}

/** `maxLength` as a reader says it. */
function words(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
