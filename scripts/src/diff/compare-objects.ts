import { type Json, type JsonObject, objectOf } from "../json.ts";
import { type Comparison, compareSchemas } from "./compare-schemas.ts";
import { narrower, wider } from "./direction.ts";

/** Compares what two objects hold: their properties, which of them are required, and what else may be there. */
export function compareObjects(comparison: Comparison, old: JsonObject, now: JsonObject, field: string): void {
  const { direction, say } = comparison;
  const [before, after] = [objectOf(old.properties), objectOf(now.properties)];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const name of names) {
    const here = `${field}${field === "" ? "" : "."}${name}`;
    const [was, is] = [isRequired(old, name), isRequired(now, name)];
    if (!Object.hasOwn(after, name)) say("major", here, "is gone");
    else if (!Object.hasOwn(before, name)) {
      if (direction === "request" && is) say("major", here, "is new and required");
      else say("minor", here, "is new");
    } else {
      if (was && !is) say(direction === "request" ? "minor" : "major", here, "may now be left out");
      if (!was && is)
        say(
          direction === "request" ? "major" : "minor",
          here,
          direction === "request" ? "is required now" : "is always there now",
        );
      compareSchemas(comparison, before[name], after[name], here);
    }
  }
  compareRest(comparison, old.additionalProperties, now.additionalProperties, field);
}

/** What other names may be there: none is said (the types know none), none may be, anything, or what a schema says. */
function compareRest(comparison: Comparison, old: Json | undefined, now: Json | undefined, field: string): void {
  const { direction, say } = comparison;
  const [before, after] = [restOf(old), restOf(now)];
  if (before === after && before !== "typed") return;
  const place = `${field}.*`;
  if (before === "typed" && after === "typed") compareSchemas(comparison, old, now, place);
  else if (isOpen(before) && isOpen(after)) {
    if (after === "any") say(wider(direction), place, "can now be anything");
    else say(narrower(direction), place, "is no longer just anything");
  } else if (isOpen(before)) say("major", place, "other names are no longer typed");
  else if (isOpen(after)) say("minor", place, "can have other names");
  else if (direction === "response")
    say("patch", place, after === "closed" ? "has no other names" : "may have other names");
  else
    say(
      after === "closed" ? "major" : "minor",
      place,
      after === "closed" ? "other names are refused now" : "other names are not refused now",
    );
}

type Rest = "unsaid" | "closed" | "any" | "typed";

function restOf(value: Json | undefined): Rest {
  if (value === undefined) return "unsaid";
  return value === true ? "any" : value === false ? "closed" : "typed";
}

const isOpen = (rest: Rest) => rest === "any" || rest === "typed";

function isRequired({ required }: JsonObject, name: string): boolean {
  return Array.isArray(required) && required.includes(name);
}
