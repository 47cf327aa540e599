import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { follow } from "../model/follow.ts";

/** What was put together once, by document and schema; `null` while that is under way: a schema that needs itself has no parts. */
const known = new WeakMap<JsonObject, WeakMap<JsonObject, JsonObject | null | undefined>>();

/** Parts in parts: who describes something real stays far below, and a stack ends somewhere. */
const deepest = 200;

/** A schema with references followed and `allOf` put together; `undefined` where its parts exclude each other, or are too deep. */
export function merged(document: JsonObject, written: Json, depth = 0): JsonObject | undefined {
  if (written === true) return {};
  if (!isObject(written) || depth > deepest) return undefined;
  const schema = follow(document, written, []).value;
  const { allOf, ...own } = schema;
  if (!Array.isArray(allOf)) return own;
  const all = known.get(document) ?? new WeakMap<JsonObject, JsonObject | null | undefined>();
  known.set(document, all);
  if (all.has(schema)) return all.get(schema) ?? undefined;
  all.set(schema, null);
  const whole = together([own, ...allOf.map((part: Json) => merged(document, part, depth + 1))]);
  all.set(schema, whole);
  return whole;
}

/** Half of them with the other half: one after another, what is there would be copied as often as there are parts. */
function together(parts: readonly (JsonObject | undefined)[]): JsonObject | undefined {
  if (parts.length < 2) return parts[0];
  const half = Math.ceil(parts.length / 2);
  const [one, other] = [together(parts.slice(0, half)), together(parts.slice(half))];
  return one && other && both(one, other);
}

/** What satisfies two schemas. */
function both(one: JsonObject, other: JsonObject): JsonObject | undefined {
  const whole: { [key: string]: Json } = { ...one, ...other };
  const closed = [...namesOutside(one, other), ...namesOutside(other, one)];
  for (const key of Object.keys(other)) {
    const [a, b] = [one[key], other[key] as Json];
    if (a === undefined) continue;
    const value = combined(key, a, b);
    if (value === undefined) return undefined;
    whole[key] = value;
  }
  if (closed.length === 0) return whole;
  // A part that takes no other fields takes none of the other part either.
  const forbidden = closed.map((name): [string, Json] => [name, false]);
  return { ...whole, properties: { ...objectOf(whole.properties), ...Object.fromEntries(forbidden) } };
}

/** The fields of a schema that another one, which is closed, does not have. */
function namesOutside(closed: JsonObject, other: JsonObject): string[] {
  if (closed.additionalProperties !== false) return [];
  const own = objectOf(closed.properties);
  return Object.keys(objectOf(other.properties)).filter((name) => !Object.hasOwn(own, name));
}

function combined(key: string, a: Json, b: Json): Json | undefined {
  if (key === "properties") return mergedProperties(objectOf(a), objectOf(b));
  if (key === "required") return [...new Set([...listOf(a), ...listOf(b)])];
  if (key === "type") return common(listOf(a), listOf(b));
  if (key === "enum") return common(listOf(a), listOf(b), false);
  if (/^(minimum|exclusiveMinimum|min[A-Z]\w+)$/.test(key)) return Math.max(Number(a), Number(b));
  if (/^(maximum|exclusiveMaximum|max[A-Z]\w+)$/.test(key)) return Math.min(Number(a), Number(b));
  if (key === "items" || key === "additionalProperties")
    return isObject(a) && isObject(b) ? { allOf: [a, b] } : a === false || b === false ? false : isObject(a) ? a : b;
  // Two choices at once are more than is tried here.
  if (key === "oneOf" || key === "anyOf") return JSON.stringify(a) === JSON.stringify(b) ? b : undefined;
  return b;
}

function mergedProperties(a: JsonObject, b: JsonObject): JsonObject {
  const entries = Object.entries(b).map(([name, schema]): [string, Json] => [
    name,
    Object.hasOwn(a, name) ? { allOf: [a[name] as Json, schema] } : schema,
  ]);
  return Object.fromEntries([...Object.entries(a).filter(([name]) => !Object.hasOwn(b, name)), ...entries]);
}

function listOf(value: Json): Json[] {
  return Array.isArray(value) ? [...value] : [value];
}

function common(a: readonly Json[], b: readonly Json[], alone = true): Json | undefined {
  const shared = a.filter((value) => b.includes(value) || (value === "integer" && b.includes("number")));
  const more = b.filter((value) => value === "integer" && a.includes("number") && !shared.includes(value));
  const all = [...shared, ...more];
  return all.length === 0 ? undefined : alone && all.length === 1 ? all[0] : all;
}
