/**
 * What a value of an OpenAPI document is, as far as that decides what its keys mean: an object of the specification, a
 * schema, a map from names of the author's choice to objects or to schemas, or data, where no key means anything.
 */
export type Kind = "object" | "schema" | "names" | "schemas" | "data";

const schemaKeys = new Set([
  ...["schema", "items", "additionalProperties", "propertyNames", "contains", "not", "if", "then", "else"],
  ...["allOf", "anyOf", "oneOf", "prefixItems", "unevaluatedItems", "unevaluatedProperties", "contentSchema"],
]);
const schemaMapKeys = new Set([
  ...["properties", "patternProperties", "$defs", "definitions", "schemas", "dependentSchemas"],
]);
const nameKeys = new Set([
  ...["paths", "responses", "parameters", "headers", "requestBodies", "securitySchemes"],
  ...["content", "callbacks", "links", "examples", "encoding", "variables"],
]);
const dataKeys = new Set(["example", "default", "const", "enum", "required", "value", "mapping", "security"]);

/** What the value of a key is, in an object of the given kind. */
export function kindOf(key: string, parent: Kind): Kind {
  if (parent === "data") return "data";
  if (parent === "schemas") return "schema";
  if (parent === "names") return "object";
  if (key.startsWith("x-") || dataKeys.has(key)) return "data";
  if (schemaKeys.has(key)) return "schema";
  if (schemaMapKeys.has(key)) return "schemas";
  if (parent === "schema") return key === "examples" ? "data" : "object";
  return nameKeys.has(key) ? "names" : "object";
}

/** What the items of a list are: `parameters` is a map in `components`, a list in an operation. */
export function kindOfItems(list: Kind): Kind {
  return list === "names" ? "object" : list;
}
