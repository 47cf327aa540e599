import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { isOfFormat } from "./format.ts";
import { type Making, step } from "./making.ts";
import { matches } from "./matches.ts";
import { merged } from "./merged.ts";
import { isOfTheOther, propertyOf } from "./property.ts";

const deepest = 60;

/**
 * Whether a schema allows a value, as far as that is looked into here: types, values, sizes, fields, choices. The contract tests
 * ask a real validator.
 */
export function allows(making: Making, written: Json, value: Json, depth = 0): boolean {
  if (depth > deepest || !step(making)) return false;
  const schema = merged(making, written);
  if (schema === undefined) return false;
  const { const: only, enum: values, not } = schema;
  if (only !== undefined && !isSame(only, value)) return false;
  if (Array.isArray(values) && !values.some((one) => isSame(one, value))) return false;
  if (!isOfType(schema.type, value)) return false;
  if (isObject(not) && allows(making, not, value, depth + 1)) return false;
  const isAllowed = (part: Json) => allows(making, part, value, depth + 1);
  if (Array.isArray(schema.oneOf) && schema.oneOf.filter(isAllowed).length !== 1) return false;
  if (Array.isArray(schema.anyOf) && !schema.anyOf.some(isAllowed)) return false;
  if (typeof value === "string") return isText(schema, value);
  if (typeof value === "number") return isNumber(schema, value);
  if (Array.isArray(value)) return isList(making, schema, value, depth);
  return !isObject(value) || isRecord(making, schema, value, depth);
}

function isSame(one: Json, other: Json): boolean {
  return one === other || (typeof one === "object" && JSON.stringify(one) === JSON.stringify(other));
}

function isOfType(type: Json | undefined, value: Json): boolean {
  if (type === undefined) return true;
  const own = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  const types = Array.isArray(type) ? type : [type];
  return types.some((name) => name === own || (name === "integer" && Number.isInteger(value)));
}

/** Whether a number is within two bounds, of which each may be missing. */
function isWithin(value: number, least: Json | undefined, most: Json | undefined): boolean {
  return !(typeof least === "number" && value < least) && !(typeof most === "number" && value > most);
}

function isText({ minLength, maxLength, pattern, format }: JsonObject, value: string): boolean {
  if (!isWithin([...value].length, minLength, maxLength)) return false;
  if (typeof format === "string" && !isOfFormat(format, value)) return false;
  return typeof pattern !== "string" || matches(pattern, value);
}

function isNumber(schema: JsonObject, value: number): boolean {
  const { exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (!isWithin(value, schema.minimum, schema.maximum)) return false;
  if (typeof exclusiveMinimum === "number" && value <= exclusiveMinimum) return false;
  if (typeof exclusiveMaximum === "number" && value >= exclusiveMaximum) return false;
  return typeof multipleOf !== "number" || Number.isInteger(value / multipleOf);
}

function isList(making: Making, schema: JsonObject, value: readonly Json[], depth: number): boolean {
  const { minItems, maxItems, uniqueItems, items, prefixItems, contains } = schema;
  if (!isWithin(value.length, minItems, maxItems)) return false;
  if (uniqueItems === true && new Set(value.map((item) => JSON.stringify(item))).size < value.length) return false;
  if (isObject(contains) && !value.some((item) => allows(making, contains, item, depth + 1))) return false;
  const first = Array.isArray(prefixItems) ? prefixItems : [];
  return value.every((item, index) => allows(making, first[index] ?? items ?? true, item, depth + 1));
}

function isRecord(making: Making, schema: JsonObject, value: JsonObject, depth: number): boolean {
  const names = Object.keys(value);
  if (!isWithin(names.length, schema.minProperties, schema.maxProperties)) return false;
  const isMissing = (name: Json) =>
    !Object.hasOwn(value, String(name)) && !isOfTheOther(making, propertyOf(schema, String(name)));
  if (Array.isArray(schema.required) && schema.required.some(isMissing)) return false;
  for (const [name, others] of Object.entries(objectOf(schema.dependentRequired)))
    if (Object.hasOwn(value, name) && Array.isArray(others) && others.some(isMissing)) return false;
  if (
    isObject(schema.propertyNames) &&
    !names.every((name) => allows(making, schema.propertyNames as Json, name, depth + 1))
  )
    return false;
  return names.every((name) => allows(making, propertyOf(schema, name), value[name] as Json, depth + 1));
}
