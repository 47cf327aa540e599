import { isObject, type Json, type JsonObject } from "../json.ts";
import { follow } from "../model/follow.ts";

/** A compiler gives up at 100,000 types in one; to compare two of a thousand takes it as many steps as it allows. */
const bound = 1000;
/** Deeper than anybody builds on others. */
const deepest = 100;

/** The schemas of a document whose choices, each with each of the others that hold as well, are more types than a compiler takes. */
export function multiplied(document: JsonObject): ReadonlySet<JsonObject> {
  const counts = new Map<JsonObject, number>();
  const found = new Set<JsonObject>();
  const count = (written: Json, depth = 0): number => {
    if (!isObject(written)) return 1;
    const schema = follow(document, written, []).value;
    const known = counts.get(schema);
    if (known !== undefined || depth > deepest) return known ?? 1;
    // One that leads back to itself counts once.
    counts.set(schema, 1);
    const { allOf, anyOf, oneOf } = schema;
    const factors = partsOf(allOf).map((part) => count(part, depth + 1));
    for (const list of [anyOf, oneOf]) {
      let sum = 0;
      for (const part of partsOf(list)) sum += count(part, depth + 1);
      if (sum > 0) factors.push(sum);
    }
    const product = factors.reduce((whole, one) => whole * one, 1);
    counts.set(schema, product);
    if (product > bound && factors.filter((one) => one > 1).length > 1) found.add(schema);
    return product;
  };
  const walk = (value: Json): void => {
    if (typeof value !== "object" || value === null) return;
    if (isObject(value) && [value.allOf, value.anyOf, value.oneOf].some(Array.isArray)) count(value);
    for (const one of Object.values(value)) walk(one);
  };
  walk(document);
  // A set may grow while it is walked.
  for (const { allOf, anyOf, oneOf } of found)
    for (const part of [allOf, anyOf, oneOf].flatMap(partsOf))
      found.add(follow(document, part as JsonObject, []).value);
  return found;
}

function partsOf(list: Json | undefined): readonly Json[] {
  return Array.isArray(list) ? list : [];
}
