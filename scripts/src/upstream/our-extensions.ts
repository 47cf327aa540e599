import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";

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
  return {
    ...Object.fromEntries(Object.entries(document).filter(([key]) => !ofTheDocument.has(key))),
    ...(isObject(paths) && { paths: plainItems(paths) }),
    ...(isObject(pathItems) && { components: { ...objectOf(components), pathItems: plainItems(pathItems) } }),
  };
}

function plainItems(items: JsonObject): JsonObject {
  const entries = Object.entries(items).map(([name, item]): [string, Json] => [
    name,
    isObject(item) ? plainItem(item) : item,
  ]);
  return Object.fromEntries(entries);
}

function plainItem(item: JsonObject): JsonObject {
  const entries = Object.entries(item).map(([key, value]): [string, Json] => [
    key,
    isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => !ofAnOperation.has(name))) : value,
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
