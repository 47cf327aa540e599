import { follow, isObject, type Json, type JsonObject } from "@evalbridge-internal/scripts";

/**
 * Whether a schema lets a value be an object, or a list of anything but single values. Told from the words of the schema alone: code
 * generation has its own way of telling it.
 */
export function mayNest(
  document: JsonObject,
  schema: Json | undefined,
  inList = false,
  open: readonly JsonObject[] = [],
): boolean {
  const { value: node } = follow(document, schema, []);
  if (open.includes(node)) return true;
  const nests = (part: Json | undefined, within: boolean) => mayNest(document, part, within, [...open, node]);
  const { enum: words, const: word, anyOf, oneOf, allOf, type, items } = node;
  if (word !== undefined) return isNested(word);
  if (Array.isArray(words)) return words.some(isNested);
  const choice = [anyOf, oneOf].find(Array.isArray);
  if (choice) return choice.some((part) => nests(part, inList));
  if (Array.isArray(allOf)) return allOf.every((part) => nests(part, inList));
  return [type ?? "anything"].flat().some((one) => {
    if (one === "array") return inList || nests(items, true);
    return one === "object" || one === "anything";
  });
}

const isNested = (value: Json) => isObject(value) || Array.isArray(value);
