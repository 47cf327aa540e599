import { isObject, type Json, type JsonObject } from "../json.ts";

const annotations = new Set(["title", "description", "summary", "$comment", "externalDocs", "xml", "deprecated"]);

/** What a schema demands beside its `$ref`; `undefined` where it only describes. */
export function withoutReference({ $ref: _, ...beside }: JsonObject): JsonObject | undefined {
  return Object.keys(beside).some((key) => !annotations.has(key)) ? beside : undefined;
}

export function numberOf(value: Json | undefined): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

export function namesOf(value: Json | undefined): readonly string[] {
  return listOf(value).filter((name): name is string => typeof name === "string");
}

/** The type of a value in the words of JSON Schema; a whole number is an `integer`. */
export function typeOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

export function isOfType(value: Json, type: Json | undefined): boolean {
  if (type === undefined) return true;
  const is = typeOf(value);
  return (Array.isArray(type) ? type : [type]).some((one) => one === is || (one === "number" && is === "integer"));
}

/** One text for equal values, whatever the order of their keys. */
export function signature(value: Json): string {
  return JSON.stringify(value, (_, inner: Json) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}
