import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { follow } from "../model/follow.ts";
import { formOf } from "../model/media.ts";

/** The schemas that a multipart form is made of: only there is `format: binary` a file. */
export function filesOf(document: JsonObject): ReadonlySet<JsonObject> {
  const found = new Set<JsonObject>();
  const visit = (schema: Json | undefined): void => {
    if (!isObject(schema)) return;
    const { value } = follow(document, schema, []);
    if (found.has(value)) return;
    found.add(value);
    visit(value.items);
    for (const part of [value.allOf, value.anyOf, value.oneOf])
      for (const one of Array.isArray(part) ? part : []) visit(one);
    for (const property of Object.values(objectOf(value.properties))) visit(property);
  };
  const bodies = Object.values(objectOf(document.paths)).flatMap((item) =>
    Object.values(objectOf(item)).map((operation) => objectOf(operation).requestBody),
  );
  for (const body of bodies) {
    const { content } = follow(document, body, []).value;
    for (const [media, { schema }] of Object.entries(objectOf(content)).map(
      ([key, one]) => [key, objectOf(one)] as const,
    ))
      if (formOf(media) === "multipart") visit(schema);
  }
  return found;
}
