import type { Json } from "../json.ts";

/** What counts as a number, and is none that JSON has. */
const notFinite = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

const words: ReadonlyMap<string, Json> = new Map<string, Json>([
  ...["", "~", "null", "Null", "NULL"].map((word) => [word, null] as const),
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
]);
const int = /^(?:[-+]?\d+|0o[0-7]+|0x[\da-fA-F]+)$/;
const float = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
/** What a value of one of these kinds begins with. */
const beginning = /^[-+.\d~ntfNTF]/;

/**
 * What an unquoted scalar means by YAML 1.2's core schema, the one OpenAPI names: `yes` and `2026-11-20` are text. A number may be infinite.
 */
export function plainValue(text: string): Json {
  if (text !== "" && !beginning.test(text)) return text;
  const word = words.get(text);
  if (word !== undefined) return word;
  if (int.test(text) || float.test(text)) return numberOf(text);
  if (notFinite.test(text)) return Number.POSITIVE_INFINITY;
  return text;
}

/** The sum makes a plain zero of a negative one, which JSON cannot tell. */
const numberOf = (text: string): number => Number(text.replace(/^\+/, "")) + 0;

/** The value of a scalar with one of YAML's own tags; `undefined` where the tag is another, or the text does not fit it. */
export function taggedValue(tag: string, text: string): Json | undefined {
  if (textTags.has(tag)) return tag === "binary" ? text.replace(/\s/g, "") : text;
  const value = plainValue(text);
  const kind =
    typeof value === "number" ? "float" : typeof value === "boolean" ? "bool" : value === null ? "null" : "str";
  return tag === kind || (tag === "int" && Number.isInteger(value)) ? value : undefined;
}

/** Of these the text itself is what JSON can hold. */
const textTags: ReadonlySet<string> = new Set(["str", "timestamp", "binary"]);
