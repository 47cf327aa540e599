import { isObject, type Json, type JsonObject } from "../json.ts";
import { withWords } from "./mend-words.ts";

const types = new Set(["string", "number", "integer", "boolean", "array", "object", "null"]);
/** What authors write for a type, and what JSON Schema calls it. */
const meant: Readonly<Record<string, string>> = {
  ...{ int: "integer", int32: "integer", int64: "integer", long: "integer", float: "number", double: "number" },
  ...{ decimal: "number", bool: "boolean", str: "string", text: "string", file: "string", date: "string" },
  ...{ datetime: "string", "date-time": "string", uuid: "string", list: "array", map: "object", dict: "object" },
};
const numbers = ["multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"];
const counts = ["maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties"];
const texts = ["title", "description", "format", "pattern", "$comment"];
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
const maps = ["properties", "patternProperties", "dependentSchemas"];
const one = ["items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"];

/** A schema without what no reader understands: a keyword of the wrong type says nothing, and none is made up for it. */
export function mendKeywords(schema: JsonObject, isFile: boolean): JsonObject {
  const { $ref } = schema;
  // What stands beside a reference only describes it.
  if (typeof $ref === "string")
    return { $ref, ...(typeof schema.description === "string" && { description: schema.description }) };
  let isWhole = true;
  const kept: [string, Json][] = [];
  for (const key of Object.keys(schema)) {
    const value = schema[key] as Json;
    const mended = mend(key, value);
    const same = isSame(mended, value);
    if (mended !== undefined) kept.push([key, same ? value : mended]);
    isWhole &&= same;
  }
  return withItems(withWords(withFormat(isWhole ? schema : Object.fromEntries(kept), schema, isFile)));
}

/** Lists are made anew; most hold what they held. */
function isSame(one: Json | undefined, other: Json): boolean {
  if (one === other) return true;
  return (
    Array.isArray(one) &&
    Array.isArray(other) &&
    one.length === other.length &&
    one.every((item, index) => item === other[index])
  );
}

/** A keyword's value as it was meant; `undefined` where it means nothing. */
function mend(key: string, value: Json): Json | undefined {
  if (key === "type") return typeOf(value);
  if (numbers.includes(key) || counts.includes(key)) return numberOf(value, counts.includes(key));
  if (texts.includes(key)) return textual(key, value);
  if (lists.includes(key)) return Array.isArray(value) && value.length > 0 ? value : undefined;
  if (maps.includes(key)) return isObject(value) ? value : undefined;
  if (one.includes(key)) return isObject(value) || typeof value === "boolean" ? value : undefined;
  if (key === "required") return namesOf(value);
  if (key === "discriminator") return isObject(value) && typeof value.propertyName === "string" ? value : undefined;
  // What is referred to of definitions is a component by now; types would be made to have them as fields.
  if (/^(nullable|\$defs|definitions|\$(ref|id|anchor|schema|vocabulary|dynamicRef|dynamicAnchor))$/.test(key))
    return undefined;
  return value;
}

function typeOf(value: Json): Json | undefined {
  const names = (Array.isArray(value) ? value : [value]).flatMap((name: Json) => {
    if (name === null) return ["null"];
    const word = String(name).toLowerCase();
    const type = types.has(word) ? word : Object.hasOwn(meant, word) ? meant[word] : undefined;
    return type === undefined ? [] : [type];
  });
  const [first, ...others] = [...new Set(names)];
  // Of a type that nobody knows, or null, null alone is not what was meant.
  if (first === "null" && others.length === 0 && Array.isArray(value) && value.some(isNamed)) return undefined;
  return others.length > 0 ? [first as string, ...others] : first;
}

const isNamed = (name: Json) => name !== null && name !== "null";

function numberOf(value: Json, whole: boolean): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number)) return undefined;
  return whole && (!Number.isInteger(number) || number < 0) ? undefined : number;
}

function textual(key: string, value: Json): string | undefined {
  if (typeof value !== "string") return typeof value === "number" && key !== "pattern" ? String(value) : undefined;
  return key === "pattern" && !isPattern(value) ? undefined : value;
}

/**
 * Patterns are of ECMA 262; some are written for another engine. Repeats inside repeats are tried in exponentially many ways: a
 * validator would hang on a text that almost matches.
 */
function isPattern(text: string): boolean {
  if (/\([^()]*[*+}][^()]*\)[*+{]/.test(text)) return false;
  try {
    return new RegExp(text, "u") !== undefined;
  } catch {
    return false;
  }
}

function namesOf(value: Json): Json | undefined {
  if (!Array.isArray(value)) return undefined;
  const names = [...new Set(value.filter((name) => typeof name === "string"))];
  return names.length > 0 ? names : undefined;
}

/** Bytes are a file in a form, and text everywhere else. */
function withFormat(mended: JsonObject, { type, contentMediaType }: JsonObject, isFile: boolean): JsonObject {
  const binary =
    mended.format === "binary" || type === "file" || (isFile && contentMediaType === "application/octet-stream");
  if (!binary) return mended;
  const { format: _, ...rest } = mended;
  return isFile ? { ...rest, type: "string", format: "binary" } : { ...rest, type: rest.type ?? "string" };
}

function withItems(schema: JsonObject): JsonObject {
  const isArray = schema.type === "array" || (Array.isArray(schema.type) && schema.type.includes("array"));
  return isArray && schema.items === undefined && schema.prefixItems === undefined ? { ...schema, items: {} } : schema;
}
