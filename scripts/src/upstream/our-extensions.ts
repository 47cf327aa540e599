import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";

/** What we say of a document in its overlay, and a provider may call something else. */
const ofTheDocument = new Set(["x-auth", "x-envelope", "x-mock-environment"]);
const ofAnOperation: ReadonlySet<string> = new Set([
  ...["x-pagination", "x-operation-class", "x-evidence", "x-reconcile", "x-idempotency-key", "x-timeout-ms"],
  ...["x-starts", "x-estimates"],
]);

/** The document without extensions that have our names. */
export function withoutOurExtensions(document: JsonObject): JsonObject {
  const paths = Object.entries(objectOf(document.paths)).map(([path, item]): [string, Json] => [
    path,
    isObject(item) ? plainItem(item) : item,
  ]);
  return {
    ...Object.fromEntries(Object.entries(document).filter(([key]) => !ofTheDocument.has(key))),
    ...(isObject(document.paths) && { paths: Object.fromEntries(paths) }),
  };
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
