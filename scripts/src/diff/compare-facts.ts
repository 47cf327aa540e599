import type { Json, JsonObject } from "../json.ts";
import type { Say } from "./change.ts";
import { type Direction, narrower, wider } from "./direction.ts";
import { shown } from "./shown.ts";

const atLeast = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];
const atMost = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];
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
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    const way = wayOf(key, before, after);
    // Nothing that a user has written minds a result that is more exact.
    const fewer = direction === "request" ? narrower(direction) : "patch";
    const level = way === "fewer" ? fewer : way === "more" ? wider(direction) : "major";
    say(level, field, saying(key, before, after));
  }
  for (const key of [...knotty, ...knottyObjects]) {
    if (JSON.stringify(there[key]) !== JSON.stringify(here[key])) say("major", field, `has another \`${key}\``);
  }
}

function wayOf(key: string, before: Json | undefined, after: Json | undefined): "more" | "fewer" | "unknown" {
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
