import type { Json, JsonObject } from "../json.ts";
import type { Say } from "./change.ts";
import { type Direction, narrower, wider } from "./direction.ts";
import { shown } from "./shown.ts";

/** Compares types and enums. Answers whether the two are alike enough for what is inside to be compared. */
export function compareTypes(old: JsonObject, now: JsonObject, direction: Direction, field: string, say: Say): boolean {
  const [before, after] = [typeOf(old), typeOf(now)];
  if (before === after) {
    compareEnums(old.enum, now.enum, direction, field, say);
    return true;
  }
  if (after === undefined) say(wider(direction), field, `can now be anything, not only ${before}`);
  else if (before === undefined) say(narrower(direction), field, `is ${after} now, where anything could be`);
  else if (before === "integer" && after === "number") say(wider(direction), field, "can now have fractions");
  else if (before === "number" && after === "integer") say(narrower(direction), field, "is a whole number now");
  else say("major", field, `is ${after} now, not ${before}`);
  return false;
}

function typeOf({ type, properties, items }: JsonObject): string | undefined {
  if (typeof type === "string") return type;
  return properties !== undefined ? "object" : items !== undefined ? "array" : undefined;
}

function compareEnums(
  old: Json | undefined,
  now: Json | undefined,
  direction: Direction,
  field: string,
  say: Say,
): void {
  const [before, after] = [wordsOf(old), wordsOf(now)];
  if (before === undefined && after === undefined) return;
  if (before === undefined) say(narrower(direction), field, `is one of ${(after ?? []).join(", ")} now`);
  else if (after === undefined) say(wider(direction), field, `is no longer only one of ${before.join(", ")}`);
  else {
    for (const word of after.filter((one) => !before.includes(one))) say(wider(direction), field, `can now be ${word}`);
    // A switch that names the word stops compiling.
    for (const word of before.filter((one) => !after.includes(one))) say("major", field, `can no longer be ${word}`);
  }
}

function wordsOf(values: Json | undefined): string[] | undefined {
  return Array.isArray(values) ? values.map((value: Json) => shown(value)) : undefined;
}
