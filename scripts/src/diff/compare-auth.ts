import { isObject, type Json, objectOf, valueAt } from "../json.ts";
import type { Operation } from "../model/operation.ts";
import type { Say } from "./change.ts";
import type { Comparee, Pair } from "./comparee.ts";
import type { Side } from "./side.ts";

/** Compares how a request proves who sends it. What the schemes are called does not matter, their prose neither. */
export function compareAuth({ there, here }: Comparee, { old, now }: Pair, say: Say): void {
  const [before, after] = [waysOf(there, old), waysOf(here, now)];
  if (before.join() === after.join()) return;
  const field = "(credentials)";
  if (before.every((way) => after.includes(way))) say("minor", field, "can be given in one more way");
  else say("major", field, "are sent in another way");
}

/** The alternatives, as text; one that asks for nothing is `[]`. */
function waysOf({ spec: { document } }: Side, { at }: Operation): string[] {
  const schemes = objectOf(objectOf(document.components).securitySchemes);
  const asked = valueAt(document, [...at, "security"]) ?? document.security;
  const list = Array.isArray(asked) && asked.length > 0 ? asked : [{}];
  return list
    .map((way: Json) =>
      Object.entries(objectOf(way))
        .map(([name, scopes]) => JSON.stringify([schemeOf(schemes[name]), scopes]))
        .toSorted()
        .join(" and "),
    )
    .toSorted();
}

function schemeOf(scheme: Json | undefined): Json {
  if (!isObject(scheme)) return null;
  const { type = null, in: place = null, name = null, scheme: word = null } = scheme;
  return [type, place, name, typeof word === "string" ? word.toLowerCase() : null];
}
