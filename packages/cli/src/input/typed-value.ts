import { choicesOf, type Kind, kindsOf } from "./kinds.ts";
import type { Schema } from "./schema.ts";

/**
 * What a text from a command line stands for, where these schemas speak of its place. A text stays a text wherever one is taken, be it
 * `5` or `true`, but for a list or an object in JSON where that is taken too, and a value that the schema names. Where no text is taken
 * it is read as JSON, and stays a text when it is of none of the kinds: what checks it then says what is taken.
 */
export function typedValue(root: Schema, schemas: readonly unknown[], text: string): unknown {
  const taken = new Set(schemas.flatMap((one) => [...kindsOf(root, one)]));
  const isFree = schemas.length === 0;
  const read = parsed(text);
  const choices = schemas.length === 1 ? choicesOf(root, schemas[0]) : undefined;
  if (choices) return !choices.includes(text) && read && choices.includes(read.value) ? read.value : text;
  if (!read) return text;
  const kind = kindOf(read.value);
  const isPlain = kind !== "array" && kind !== "object";
  if (isFree) return isPlain ? text : read.value;
  if (taken.has("string") && isPlain) return text;
  return kind !== undefined && taken.has(kind) ? read.value : text;
}

function parsed(text: string): { readonly value: unknown } | undefined {
  // White space around it is no part of a number.
  if (text !== text.trim()) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The kind of a value from JSON; none for a number that cannot be held as it was written. */
function kindOf(value: unknown): Kind | undefined {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value !== "number") return typeof value as Kind;
  if (!Number.isFinite(value)) return undefined;
  if (!Number.isInteger(value)) return "number";
  return Number.isSafeInteger(value) ? "integer" : undefined;
}
