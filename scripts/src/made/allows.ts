import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { effortFor } from "./effort.ts";
import { merged } from "./merged.ts";
import { matches } from "./pattern.ts";

const deepest = 80;

type Direction = "request" | "response";

/**
 * Whether a schema allows a value, as far as that is looked into here: types, values, sizes, fields, choices. The contract tests
 * ask a real validator.
 */
export function allows(document: JsonObject, written: Json, value: Json, direction: Direction, depth = 0): boolean {
  if (written === false || depth > deepest || isOver(document, depth)) return false;
  const schema = merged(document, written);
  if (schema === undefined) return false;
  const { const: only, enum: values, not } = schema;
  if (only !== undefined && !isSame(only, value)) return false;
  if (Array.isArray(values) && !values.some((one) => isSame(one, value))) return false;
  if (!isOfType(schema.type, value)) return false;
  if (isObject(not) && Object.keys(not).length > 0 && allows(document, not, value, direction, depth + 1)) return false;
  const matching = (list: Json | undefined) =>
    (Array.isArray(list) ? list : []).filter((part) => allows(document, part, value, direction, depth + 1)).length;
  if (Array.isArray(schema.oneOf) && matching(schema.oneOf) !== 1) return false;
  if (Array.isArray(schema.anyOf) && matching(schema.anyOf) === 0) return false;
  if (typeof value === "string") return isText(schema, value);
  if (typeof value === "number") return isNumber(schema, value);
  if (Array.isArray(value)) return isList(document, schema, value, direction, depth);
  return !isObject(value) || isRecord(document, schema, value, direction, depth);
}

/**
 * Choices of choices can be looked into in more ways than anybody waits for. Documents that are known take 600 steps for each of their operations, and 1,700
 * for one value at the most.
 */
const mostSteps = { document: 1_000_000, value: 20_000 };
const budgets = new WeakMap<JsonObject, { document: number; value: number }>();

function isOver(document: JsonObject, depth: number): boolean {
  const left = budgets.get(document) ?? { ...mostSteps, document: effortFor(document, mostSteps.document) };
  budgets.set(document, left);
  if (depth === 0) left.value = mostSteps.value;
  left.document--;
  left.value--;
  return left.document < 0 || left.value < 0;
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

function isText({ minLength, maxLength, pattern, format }: JsonObject, value: string): boolean {
  const length = [...value].length;
  if (typeof minLength === "number" && length < minLength) return false;
  if (typeof maxLength === "number" && length > maxLength) return false;
  if (format === "date-time" && !/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(value))
    return false;
  if (format === "date" && !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  if (format === "uuid" && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return false;
  if (format === "uri" && !/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value)) return false;
  if (format === "email" && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value)) return false;
  return typeof pattern !== "string" || matches(pattern, value) === true;
}

function isNumber(schema: JsonObject, value: number): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (typeof minimum === "number" && value < minimum) return false;
  if (typeof maximum === "number" && value > maximum) return false;
  if (typeof exclusiveMinimum === "number" && value <= exclusiveMinimum) return false;
  if (typeof exclusiveMaximum === "number" && value >= exclusiveMaximum) return false;
  return typeof multipleOf !== "number" || Math.abs(value / multipleOf - Math.round(value / multipleOf)) < 1e-9;
}

function isList(
  document: JsonObject,
  schema: JsonObject,
  value: readonly Json[],
  direction: Direction,
  depth: number,
): boolean {
  const { minItems, maxItems, uniqueItems, items, prefixItems } = schema;
  if (typeof minItems === "number" && value.length < minItems) return false;
  if (typeof maxItems === "number" && value.length > maxItems) return false;
  if (uniqueItems === true && new Set(value.map((item) => JSON.stringify(item))).size < value.length) return false;
  const first = Array.isArray(prefixItems) ? prefixItems : [];
  return value.every((item, index) => allows(document, first[index] ?? items ?? {}, item, direction, depth + 1));
}

function isRecord(
  document: JsonObject,
  schema: JsonObject,
  value: JsonObject,
  direction: Direction,
  depth: number,
): boolean {
  const { required, additionalProperties, minProperties, maxProperties } = schema;
  const properties = objectOf(schema.properties);
  const names = Object.keys(value);
  const other = direction === "request" ? "readOnly" : "writeOnly";
  const isNeeded = (name: string) =>
    !Object.hasOwn(properties, name) || merged(document, properties[name] as Json)?.[other] !== true;
  if (Array.isArray(required) && required.map(String).some((name) => !Object.hasOwn(value, name) && isNeeded(name)))
    return false;
  if (typeof minProperties === "number" && names.length < minProperties) return false;
  if (typeof maxProperties === "number" && names.length > maxProperties) return false;
  const rest = additionalProperties ?? {};
  return names.every((name) =>
    allows(
      document,
      Object.hasOwn(properties, name) ? (properties[name] as Json) : rest === true ? {} : rest,
      value[name] as Json,
      direction,
      depth + 1,
    ),
  );
}
