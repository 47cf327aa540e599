import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";

/**
 * A schema whose type has the words that it lists: where the two contradict each other no value would be allowed, and the words are
 * meant. Those of a list are its items'; fields that are written out are meant more than words beside them.
 */
export function withWords(schema: JsonObject): JsonObject {
  if (schema.enum === undefined) return schema;
  const { enum: written, type = [], ...rest } = schema;
  const types = Array.isArray(type) ? type : [type];
  const words = wordsOf(written, types);
  const others = { ...(schema.type !== undefined && { type }), ...rest };
  if (words === undefined) return others;
  const named = [...new Set(words.map(typeOf))];
  if (types.length === 0 || named.every((name) => isAmong(name, types))) return withValues(schema, words);
  if (types.includes("array")) return { ...others, items: itemsOf(rest.items, words) };
  if (types.includes("object") && Object.keys(objectOf(rest.properties)).length > 0) return others;
  const { properties: _, additionalProperties: __, required: ___, ...plain } = rest;
  return { ...plain, type: named.length === 1 ? (named[0] as string) : named, enum: words };
}

/** Values that a type can be written for, each once, read as the schema's type. */
function wordsOf(value: Json, types: readonly Json[]): readonly Json[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  if (value.some((item) => typeof item === "object" && item !== null)) return undefined;
  return [...new Set(value.map((item: Json) => read(item, types)))];
}

/** YAML reads an unquoted 1 or true as what it looks like; and some quote each word, whatever its type. */
function read(item: Json, types: readonly Json[]): Json {
  const [only, ...others] = types.filter((name) => name !== "null");
  if (item === null || others.length > 0) return item;
  if (only === "string") return String(item);
  if (only === "boolean" && (item === "true" || item === "false")) return item === "true";
  const number = typeof item === "string" && item.trim() !== "" ? Number(item) : Number.NaN;
  return (only === "number" || only === "integer") && Number.isFinite(number) ? number : item;
}

function withValues(schema: JsonObject, words: readonly Json[]): JsonObject {
  const { enum: written } = schema;
  const isSame =
    Array.isArray(written) && words.length === written.length && words.every((one, i) => one === written[i]);
  return isSame ? schema : { ...schema, enum: words };
}

function itemsOf(items: Json | undefined, words: readonly Json[]): Json {
  if (isObject(items) && (items.$ref !== undefined || items.enum !== undefined)) return items;
  return withWords({ ...objectOf(items), enum: words.filter((word) => word !== null) });
}

function isAmong(name: string, types: readonly Json[]): boolean {
  return types.includes(name) || (name === "integer" && types.includes("number"));
}

function typeOf(word: Json): string {
  return word === null ? "null" : Number.isInteger(word) ? "integer" : typeof word;
}
