import { follow, isObject, type Json, type JsonObject, schemaName } from "@evalbridge-internal/scripts";

const list = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** A schema in the words of TypeScript, with its bounds in words of ours. */
export function typeText(document: JsonObject, schema: JsonObject): string {
  const name = schemaName(schema);
  const { value } = follow(document, schema, []);
  if (name !== undefined && isStructure(value)) return name;
  const alternatives = [...list(value.oneOf), ...list(value.anyOf)];
  if (alternatives.length > 0) return unique(alternatives.map((one) => typeText(document, one))).join(" | ");
  if (list(value.allOf).length > 0) return unique(list(value.allOf).map((one) => typeText(document, one))).join(" & ");
  if (value.const !== undefined) return JSON.stringify(value.const);
  if (Array.isArray(value.enum)) return value.enum.map((word) => JSON.stringify(word)).join(" | ");
  const types = (Array.isArray(value.type) ? value.type : [value.type ?? "unknown"]).map(String);
  return types.map((type) => named(document, type, value)).join(" | ");
}

function named(document: JsonObject, type: string, schema: JsonObject): string {
  if (type === "array") {
    const item = typeText(document, isObject(schema.items) ? schema.items : {});
    return / [|&] /.test(item) ? `(${item})[]` : `${item}[]`;
  }
  if (type === "object" && isObject(schema.additionalProperties) && !schema.properties)
    return `Record<string, ${typeText(document, schema.additionalProperties)}>`;
  return type;
}

/** Whether a schema has fields: then its name says more than what it is made of. */
function isStructure(schema: JsonObject): boolean {
  return isObject(schema.properties) || list(schema.allOf).some((part) => isObject(part.properties) || "$ref" in part);
}

/** The bounds of a value, each in a few words. */
export function boundsOf(document: JsonObject, schema: JsonObject): string[] {
  const { value } = follow(document, schema, []);
  const { minimum, maximum, minLength, maxLength, minItems, maxItems, format, default: usual, pattern } = value;
  return [
    ...range("", minimum, maximum),
    ...range(" characters", minLength, maxLength),
    ...range(" items", minItems, maxItems),
    ...(typeof format === "string" ? [format] : []),
    ...(typeof pattern === "string" ? [`pattern ${pattern}`] : []),
    ...(usual === undefined ? [] : [`default ${JSON.stringify(usual)}`]),
  ];
}

function range(unit: string, least: Json | undefined, most: Json | undefined): string[] {
  if (least !== undefined && most !== undefined) return [`${least} to ${most}${unit}`];
  const words = (bound: Json) => (bound === 1 ? `1${unit.replace(/s$/, "")}` : `${bound}${unit}`);
  if (least !== undefined) return [`at least ${words(least)}`];
  return most === undefined ? [] : [`at most ${words(most)}`];
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
