import { isObject, type JsonObject } from "../json.ts";
import { follow, schemaAt, typesOf } from "./follow.ts";

const single = new Set(["string", "number", "integer", "boolean", "null"]);

/** Whether a value of this schema is surely a single text, number or boolean, or a list of those. */
export function isPlain(document: JsonObject, schema: JsonObject): boolean {
  const types = typesOf(document, schema);
  if (types.size === 0) return isListed(follow(document, schema, []).value);
  const items = types.has("array") ? schemaAt(document, schema, "/0") : undefined;
  return [...types].every(
    (type) => single.has(type) || (type === "array" && items !== undefined && isSingle(document, items)),
  );
}

function isSingle(document: JsonObject, schema: JsonObject): boolean {
  const types = typesOf(document, schema);
  if (types.size === 0) return isListed(follow(document, schema, []).value);
  return [...types].every((type) => single.has(type));
}

/** Without a type, its words may say it. */
function isListed({ enum: words, const: word }: JsonObject): boolean {
  const all = Array.isArray(words) ? words : word === undefined ? [] : [word];
  return all.length > 0 && !all.some((one) => isObject(one) || Array.isArray(one));
}
