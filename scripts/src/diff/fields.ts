import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { follow } from "../model/follow.ts";

/** A field of a result, as a program reads it. */
export interface Field {
  /** As people write it: `runs[].status`. */
  readonly name: string;
  /** As code that follows the value: `!["runs"]![0]!["status"]`. */
  readonly access: string;
  /** The words it may be, where it is an enum of text. */
  readonly words: readonly string[];
}

/** The fields of a canonical schema, so many levels deep; through lists, and past null. */
export function fieldsOf(document: JsonObject, schema: Json | undefined, levels: number): Field[] {
  return within(document, schema, levels, { name: "", access: "", words: [] });
}

function within(document: JsonObject, schema: Json | undefined, levels: number, at: Field): Field[] {
  const value = withoutNull(document, schema);
  if (value.type === "array") {
    const item = { name: `${at.name}[]`, access: `${at.access}![0]`, words: [] };
    return [...wordsAt(document, value.items, item), ...within(document, value.items, levels, item)];
  }
  if (levels === 0 || value.anyOf !== undefined) return [];
  return Object.entries(objectOf(value.properties)).flatMap(([name, property]) => {
    const here = {
      name: at.name === "" ? name : `${at.name}.${name}`,
      access: `${at.access}![${JSON.stringify(name)}]`,
      words: wordsOf(document, property),
    };
    return [here, ...within(document, property, levels - 1, here)];
  });
}

function wordsAt(document: JsonObject, schema: Json | undefined, at: Field): Field[] {
  const words = wordsOf(document, schema);
  return words.length > 0 ? [{ ...at, words }] : [];
}

function wordsOf(document: JsonObject, schema: Json | undefined): string[] {
  const { type, enum: values } = withoutNull(document, schema);
  const words = Array.isArray(values) ? values.filter((value) => value !== null) : [];
  return type === "string" && words.every((word) => typeof word === "string") ? words : [];
}

/** The schema that is left when null is taken away; what is a choice of more stays one. */
function withoutNull(document: JsonObject, schema: Json | undefined): JsonObject {
  const { value } = follow(document, schema, []);
  if (!Array.isArray(value.anyOf) || value.properties !== undefined) return value;
  const [only, ...others] = value.anyOf.filter((part) => isObject(part) && part.type !== "null");
  return others.length === 0 ? follow(document, only, []).value : value;
}
