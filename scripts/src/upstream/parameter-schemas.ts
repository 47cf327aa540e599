import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";

/** What stands in a schema, and in older and careless documents beside the name of a parameter. */
const ofSchemas = new Set([
  ...["type", "format", "items", "enum", "const", "allOf", "anyOf", "oneOf", "properties", "pattern", "nullable"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength"],
  ...["minItems", "maxItems", "uniqueItems", "default"],
]);

/** The document with each parameter's schema in its place: there it is read, and mended, like any other. */
export function withParameterSchemas(document: JsonObject): JsonObject {
  const { paths, components } = document;
  const { parameters, pathItems } = objectOf(components);
  return {
    ...document,
    ...(isObject(paths) && { paths: each(paths, ofItem) }),
    ...(isObject(components) && {
      components: {
        ...components,
        ...(isObject(parameters) && { parameters: each(parameters, withSchema) }),
        ...(isObject(pathItems) && { pathItems: each(pathItems, ofItem) }),
      },
    }),
  };
}

function ofItem(item: JsonObject): JsonObject {
  return ofOperation(each(item, (one) => ofOperation(one)));
}

function ofOperation(operation: JsonObject): JsonObject {
  const { parameters } = operation;
  if (!Array.isArray(parameters)) return operation;
  return { ...operation, parameters: parameters.map((one: Json) => (isObject(one) ? withSchema(one) : one)) };
}

function withSchema(parameter: JsonObject): JsonObject {
  if (typeof parameter.name !== "string" || parameter.content !== undefined) return parameter;
  const stray = Object.entries(parameter).filter(([key]) => ofSchemas.has(key));
  if (stray.length === 0) return parameter;
  const rest = Object.fromEntries(Object.entries(parameter).filter(([key]) => !ofSchemas.has(key)));
  // One in its own place counts.
  const isWritten = isObject(rest.schema) && Object.keys(rest.schema).length > 0;
  return isWritten ? rest : { ...rest, schema: Object.fromEntries(stray) };
}

function each(values: JsonObject, change: (one: JsonObject) => JsonObject): JsonObject {
  const entries = Object.entries(values).map(([key, one]): [string, Json] => [key, isObject(one) ? change(one) : one]);
  return Object.fromEntries(entries);
}
