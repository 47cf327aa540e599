import { isObject, type Json, type JsonObject, objectOf, type Place } from "../json.ts";
import { follow } from "../model/follow.ts";

/** What we say of a document in its overlay, and a provider may call something else. */
const ofTheDocument = new Set(["x-auth", "x-envelope", "x-mock-environment"]);
const ofAnOperation: ReadonlySet<string> = new Set([
  ...["x-pagination", "x-operation-class", "x-evidence", "x-reconcile", "x-idempotency-key", "x-timeout-ms"],
  ...["x-starts", "x-estimates"],
]);

/** The document without extensions that have our names. */
export function withoutOurExtensions(document: JsonObject): JsonObject {
  const { paths, components } = document;
  const pathItems = objectOf(components).pathItems;
  const plain = {
    ...Object.fromEntries(Object.entries(document).filter(([key]) => !ofTheDocument.has(key))),
    ...(isObject(paths) && { paths: plainItems(paths) }),
    ...(isObject(pathItems) && { components: { ...objectOf(components), pathItems: plainItems(pathItems) } }),
  };
  // Paths and operations may be references to any place.
  const items = Object.values(objectOf(paths)).map((item) => targetOf(document, item));
  const operations = items.flatMap(({ value }) => Object.values(value)).map((one) => targetOf(document, one));
  const elsewhere = [...items, ...operations].filter(({ at }) => at.length > 0);
  return elsewhere.reduce((whole, { at }) => objectOf(changed(whole, at, plainItem)), plain);
}

/** What a reference leads to, and where that is; nowhere, for what is no reference. */
function targetOf(document: JsonObject, written: Json): { readonly value: JsonObject; readonly at: Place } {
  try {
    return follow(document, written, []);
  } catch (error) {
    // Not percent-encoded text.
    if (error instanceof URIError) return { value: {}, at: [] };
    throw error;
  }
}

/** A copy with another object at a place; the same, where there is none. */
function changed(node: Json | undefined, [key, ...rest]: Place, change: (here: JsonObject) => JsonObject): Json {
  if (key === undefined) return isObject(node) ? change(node) : (node ?? null);
  if (Array.isArray(node)) return node.map((one, index) => (index === Number(key) ? changed(one, rest, change) : one));
  if (!isObject(node) || !Object.hasOwn(node, key)) return node ?? null;
  return { ...node, [key]: changed(node[key], rest, change) };
}

function plainItems(items: JsonObject): JsonObject {
  const entries = Object.entries(items).map(([name, item]): [string, Json] => [
    name,
    isObject(item) ? plainItem(item) : item,
  ]);
  return Object.fromEntries(entries);
}

/** Of a path's operations, or of one of them. */
function plainItem(item: JsonObject): JsonObject {
  const plain = (one: JsonObject) => Object.entries(one).filter(([name]) => !ofAnOperation.has(name));
  const entries = plain(item).map(([key, value]): [string, Json] => [
    key,
    isObject(value) ? Object.fromEntries(plain(value)) : value,
  ]);
  return Object.fromEntries(entries);
}

/** An operation with our extensions and nobody else's; its class by its method, as carefully as that can be, where nobody said more. */
export function withOurs(operation: JsonObject, method: string): JsonObject {
  const kept = Object.entries(operation).filter(([key]) => !key.startsWith("x-") || ofAnOperation.has(key));
  return {
    "x-operation-class": method === "get" || method === "head" ? "safe" : "never-retry",
    "x-evidence": "documented",
    ...Object.fromEntries(kept),
  };
}
