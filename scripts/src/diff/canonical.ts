import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { type Kind, kindOf, kindOfItems } from "../spec/kind.ts";
import { withoutAllOf } from "./all-of.ts";
import { alternatives } from "./alternatives.ts";
import { stableText } from "./stable-text.ts";

/**
 * A normalised document with each schema in one of the many forms that mean the same: `allOf` laid together, `oneOf` and lists
 * of types as `anyOf`, lists whose order means nothing in one order, no examples, no extensions. References stay, so that
 * recursion does.
 */
export function canonical(document: JsonObject): JsonObject {
  return convert(document, document, "object") as JsonObject;
}

/** How a provider's own document has its values written; see upstream/. */
const kept = new Set(["x-style", "x-styles"]);
const dropped = new Set(["example", "examples", "tags", "links", "externalDocs"]);

function convert(document: JsonObject, value: Json, kind: Kind): Json {
  if (kind === "data") return value;
  if (Array.isArray(value)) return value.map((item: Json) => convert(document, item, kindOfItems(kind)));
  if (!isObject(value)) return value;
  if (kind === "schema") return schemaOf(document, value);
  const named = kind === "names" || kind === "schemas";
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => named || kept.has(key) || !(key.startsWith("x-") || dropped.has(key)))
      .map(([key, item]) => [key, convert(document, item, kindOf(key, kind))]),
  );
}

/** Annotations that no type shows and no server acts on. */
const silent = new Set(["example", "examples", "xml", "externalDocs", "$comment"]);
/** Keys whose absence says the same as this. */
const usual: Readonly<Record<string, Json>> = {
  deprecated: false,
  readOnly: false,
  writeOnly: false,
  uniqueItems: false,
  minLength: 0,
  minItems: 0,
  minProperties: 0,
};

function schemaOf(document: JsonObject, schema: JsonObject): JsonObject {
  const plain = withoutAllOf(document, schema);
  const parts = alternatives(plain);
  if (parts.length > 1) {
    const { title, description, deprecated, readOnly, writeOnly, default: preset } = plain;
    const kept = Object.entries({ title, description, deprecated, readOnly, writeOnly, default: preset });
    const anyOf = parts.map((part) => schemaOf(document, part));
    return { ...Object.fromEntries(kept.filter(([key, value]) => isSaid(key, value))), anyOf: inOrder(anyOf) };
  }
  const entries = Object.entries(parts[0] ?? plain)
    .filter(([key, value]) => isSaid(key, value))
    .map(([key, value]) => [key, partOf(document, key, value)] as const);
  return Object.fromEntries(entries);
}

function isSaid(key: string, value: Json | undefined): boolean {
  if (value === undefined || silent.has(key) || key.startsWith("x-") || usual[key] === value) return false;
  return !(key === "required" && Array.isArray(value) && value.length === 0);
}

function partOf(document: JsonObject, key: string, value: Json): Json {
  const kind = kindOf(key, "schema");
  if (kind === "data") return (key === "enum" || key === "required") && Array.isArray(value) ? inOrder(value) : value;
  const isEmpty = isObject(value) && Object.keys(value).length === 0;
  if (key === "additionalProperties" && isEmpty) return true;
  if (Array.isArray(value)) return value.map((item: Json) => convert(document, item, kind));
  if (kind === "schemas")
    return Object.fromEntries(
      Object.entries(objectOf(value)).map(([name, one]) => [name, convert(document, one, "schema")]),
    );
  return convert(document, value, kind);
}

function inOrder<Item extends Json>(list: readonly Item[]): Item[] {
  return list.toSorted((one, other) => (stableText(one) < stableText(other) ? -1 : 1));
}
