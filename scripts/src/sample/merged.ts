import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { follow } from "../model/follow.ts";
import { type Making, step } from "./making.ts";

/** A schema with references followed and `allOf` put together; `undefined` where its parts exclude each other. */
export function merged(making: Making, written: Json): JsonObject | undefined {
  if (written === true) return {};
  if (!isObject(written)) return undefined;
  const { value } = follow(making.document, written, []);
  if (value.allOf === undefined) return value;
  const before = making.known.get(value);
  if (before !== undefined) return before ?? undefined;
  // Until it is known: one that is made of itself has no value.
  making.known.set(value, null);
  const whole = together(making, value);
  making.known.set(value, whole ?? null);
  return whole;
}

function together(making: Making, { allOf, ...own }: JsonObject): JsonObject | undefined {
  let whole: JsonObject | undefined = own;
  for (const part of Array.isArray(allOf) ? allOf : []) {
    if (!step(making)) return undefined;
    const other = merged(making, part);
    whole = other && whole && both(whole, other);
  }
  return whole;
}

/** What satisfies two schemas. */
function both(one: JsonObject, other: JsonObject): JsonObject | undefined {
  const whole = new Map(Object.entries(one));
  for (const [key, b] of Object.entries(other)) {
    const a = one[key];
    const value = a === undefined ? b : combined(key, a, b);
    if (value === undefined) return undefined;
    whole.set(key, value);
  }
  const properties = { ...closed(one, other), ...closed(other, one) };
  if (Object.keys(properties).length > 0)
    whole.set("properties", { ...objectOf(whole.get("properties")), ...properties });
  return Object.fromEntries(whole);
}

/** The properties that one of two schemas has and the other forbids: it knows them not, and takes no more than it knows. */
function closed({ additionalProperties, properties, patternProperties }: JsonObject, other: JsonObject): JsonObject {
  if (additionalProperties !== false || patternProperties !== undefined) return {};
  const strangers = Object.keys(objectOf(other.properties)).filter(
    (name) => !Object.hasOwn(objectOf(properties), name),
  );
  return Object.fromEntries(strangers.map((name): [string, Json] => [name, false]));
}

function combined(key: string, a: Json, b: Json): Json | undefined {
  if (key === "properties" || key === "patternProperties") return mergedProperties(objectOf(a), objectOf(b));
  if (key === "required") return [...new Set([...listOf(a), ...listOf(b)])];
  if (key === "type") return commonType(listOf(a), listOf(b));
  if (key === "enum") return common(listOf(a), listOf(b));
  if (key === "const") return JSON.stringify(a) === JSON.stringify(b) ? a : undefined;
  if (/^(minimum|exclusiveMinimum|min[A-Z]\w+)$/.test(key)) return Math.max(Number(a), Number(b));
  if (/^(maximum|exclusiveMaximum|max[A-Z]\w+)$/.test(key)) return Math.min(Number(a), Number(b));
  if (key === "uniqueItems") return a === true || b === true;
  if (key === "items" || key === "additionalProperties" || key === "propertyNames") return bothParts(a, b);
  // Two choices at once: one of each is made, and what is made is looked at.
  return b;
}

function bothParts(a: Json, b: Json): Json {
  if (a === false || b === false) return false;
  if (isObject(a) && isObject(b)) return { allOf: [a, b] };
  return isObject(a) ? a : b;
}

function mergedProperties(a: JsonObject, b: JsonObject): JsonObject {
  const entries = Object.entries(b).map(([name, schema]): [string, Json] => [
    name,
    Object.hasOwn(a, name) ? bothParts(a[name] as Json, schema) : schema,
  ]);
  return Object.fromEntries([...Object.entries(a).filter(([name]) => !Object.hasOwn(b, name)), ...entries]);
}

function listOf(value: Json): Json[] {
  return Array.isArray(value) ? [...value] : [value];
}

function common(a: readonly Json[], b: readonly Json[]): Json[] | undefined {
  const shared = a.filter((value) => b.includes(value));
  return shared.length === 0 ? undefined : shared;
}

/** A whole number is a number. */
function commonType(a: readonly Json[], b: readonly Json[]): Json | undefined {
  const allows = (types: readonly Json[], one: Json) =>
    types.includes(one) || (one === "integer" && types.includes("number"));
  const shared = [...new Set([...a, ...b])].filter((one) => allows(a, one) && allows(b, one));
  return shared.length > 1 ? shared : shared[0];
}
