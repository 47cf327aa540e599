import { isObject, type Json, type JsonObject } from "../json.ts";
import { type Kind, kindOf, kindOfItems } from "../spec/kind.ts";
import { filesOf } from "./file-schemas.ts";
import { discriminatorFitter } from "./fit-discriminator.ts";
import { mendKeywords } from "./mend-keywords.ts";
import { withPathItems } from "./path-items.ts";

/** The document with schemas that types can be made from. */
export function fitSchemas(document: JsonObject): JsonObject {
  const files = filesOf(withPathItems(document));
  const fitted = discriminatorFitter(document);
  return mapSchemas(document, (schema, original) =>
    fitted(mendKeywords(schema, files.has(original)), original),
  ) as JsonObject;
}

/** Makes each schema of a document anew, from the innermost outwards; what stays as it is is not copied. */
export function mapSchemas(
  value: Json,
  make: (schema: JsonObject, original: JsonObject) => JsonObject,
  kind: Kind = "object",
): Json {
  if (kind === "data") return value;
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => mapSchemas(item, make, kindOfItems(kind)));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  // `true` and `false` are schemas as well.
  if (kind === "schema" && !isObject(value)) return value === false ? { not: {} } : {};
  if (!isObject(value)) return value;
  const changed: [string, Json][] = [];
  for (const key of Object.keys(value)) {
    const item = value[key] as Json;
    // By its name a schema, and a list: nobody could say what that means.
    const isNone = kind === "schemas" && Array.isArray(item);
    const made = isNone ? {} : mapSchemas(item, make, kindIn(key, item, kind));
    if (made !== item) changed.push([key, made]);
  }
  // In the order that it had: entries are replaced, none is added.
  const made = changed.length > 0 ? withEntries(value, new Map(changed)) : value;
  return kind === "schema" ? make(made, value) : made;
}

function withEntries(value: JsonObject, changed: ReadonlyMap<string, Json>): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, changed.get(key) ?? item]));
}

/** Where a keyword that is a schema or a flag holds a flag, that is data; so is what a broken document has instead of a schema. */
function kindIn(key: string, item: Json, kind: Kind): Kind {
  const inner = kindOf(key, kind);
  if (inner !== "schema" || kind !== "schema") return inner;
  const flag = (key === "additionalProperties" || key.startsWith("unevaluated")) && typeof item === "boolean";
  return flag ? "data" : inner;
}
