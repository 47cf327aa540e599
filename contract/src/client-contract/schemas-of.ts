import { isObject, type Json, type JsonObject, mapSchemas, objectOf } from "@evalbridge-internal/scripts";

/** A document with its schemas alone, without what they show: to a validator, an `$id` inside an example is the name of a schema. */
export function schemasOf(document: JsonObject): JsonObject {
  return mapSchemas(
    schemasAlone(document),
    ({ examples: _, example: __, default: ___, ...schema }) => schema,
  ) as JsonObject;
}

function schemasAlone(document: JsonObject): JsonObject {
  const { schemas } = objectOf(document.components);
  const paths = Object.entries(objectOf(document.paths)).map(([path, item]): [string, Json] => [
    path,
    Object.fromEntries(Object.entries(objectOf(item)).map(([method, operation]) => [method, operationOf(operation)])),
  ]);
  return { components: { schemas: schemas ?? {} }, paths: Object.fromEntries(paths) };
}

function operationOf(operation: Json): JsonObject {
  const answers = Object.entries(objectOf(objectOf(operation).responses)).map(([status, answer]): [string, Json] => {
    const media = Object.entries(objectOf(objectOf(answer).content)).map(([type, carried]): [string, Json] => [
      type,
      { schema: isObject(carried) ? (carried.schema ?? {}) : {} },
    ]);
    return [status, { content: Object.fromEntries(media) }];
  });
  return { responses: Object.fromEntries(answers) };
}
