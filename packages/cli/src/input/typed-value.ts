import { choicesOf, type Kind, kindsOf } from "./kinds.ts";
import type { Schema } from "./schema.ts";

/**
 * What a text from a command line stands for, where these schemas speak of its place; none: nothing is said of it.
 *
 * - Where the schema names its values, it is the one that is written so.
 * - Where a text is taken, it is a text, be it `5` or `true`; but `null` is null where the schema takes that too, and a list or an
 *   object in JSON is one where that is taken too.
 * - Where anything is taken, it is a text unless it is a list or an object in JSON.
 * - Else it is read as JSON, and stays a text when that is of no kind that is taken: what checks it then says which are.
 */
export function typedValue(root: Schema, schemas: readonly unknown[], text: string): unknown {
  const read = parsed(text);
  if (!read) return text;
  const choices = schemas.length === 1 ? choicesOf(root, schemas[0]) : undefined;
  if (choices) return !choices.includes(text) && choices.includes(read.value) ? read.value : text;
  const kind = kindOf(read.value);
  const isBuilt = kind === "array" || kind === "object";
  const taken = new Set(schemas.flatMap((one) => [...kindsOf(root, one)]));
  const isFree = schemas.length === 0 || everything.every((one) => taken.has(one));
  if (isFree) return isBuilt ? read.value : text;
  if (taken.has("string") && !isBuilt && kind !== "null") return text;
  return kind !== undefined && taken.has(kind) ? read.value : text;
}

const everything: readonly Kind[] = ["string", "number", "boolean", "null", "array", "object"];

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
