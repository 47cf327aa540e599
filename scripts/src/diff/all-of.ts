import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { follow } from "../model/follow.ts";
import { isEqual } from "./stable-text.ts";

const prose = new Set(["title", "description", "deprecated"]);
/** What cannot be laid together with another schema key by key. */
const knotty = ["anyOf", "oneOf", "allOf", "not", "if", "discriminator"];

/**
 * A schema with its `allOf` laid together into one object, as far as that can be done. A reference with nothing but prose
 * beside it stays a reference.
 */
export function withoutAllOf(document: JsonObject, schema: JsonObject, depth = 0): JsonObject {
  const { allOf, $ref, ...rest } = schema;
  const parts = [
    ...(Array.isArray(allOf) ? allOf.filter(isObject) : []),
    ...(typeof $ref === "string" ? [{ $ref }] : []),
  ];
  if (parts.length === 0 || depth > 16) return schema;
  const [only, ...others] = parts;
  const isProse = Object.keys(rest).every((key) => prose.has(key) || key.startsWith("x-"));
  if (isProse && !Array.isArray(allOf)) return schema;
  if (only && others.length === 0 && isProse) return { ...withoutAllOf(document, only, depth + 1), ...rest };
  const whole = parts.map((part) => {
    const { value } = follow(document, part, []);
    return withoutAllOf(document, value, depth + 1);
  });
  if (whole.some((part) => typeof part.$ref === "string")) return schema;
  const plain = whole.filter((part) => !knotty.some((key) => Object.hasOwn(part, key)));
  const left = whole.filter((part) => !plain.includes(part));
  const together = [...plain, rest].reduce(both);
  return left.length > 0 ? { ...together, allOf: left } : together;
}

function both(one: JsonObject, other: JsonObject): JsonObject {
  const result: Record<string, Json> = { ...one, ...other };
  if (one.properties && other.properties)
    result.properties = properties(objectOf(one.properties), objectOf(other.properties));
  if (Array.isArray(one.required) && Array.isArray(other.required))
    result.required = [...new Set([...one.required, ...other.required])];
  if (Array.isArray(one.enum) && Array.isArray(other.enum)) {
    const [first, second] = [one.enum, other.enum];
    result.enum = first.filter((value: Json) => second.includes(value));
  }
  // What a part says of itself is still shown, at the type of its own name.
  if (one.description !== undefined && other.description !== undefined)
    result.description = `${one.description}\n${other.description}`;
  return result;
}

function properties(one: JsonObject, other: JsonObject): JsonObject {
  const common = Object.keys(other)
    .filter((name) => Object.hasOwn(one, name))
    .map((name): [string, Json] => {
      const same = isEqual(one[name], other[name]);
      return [name, same ? (other[name] as Json) : { allOf: [one[name] as Json, other[name] as Json] }];
    });
  return { ...one, ...other, ...Object.fromEntries(common) };
}
