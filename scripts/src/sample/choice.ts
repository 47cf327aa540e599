import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { schemaName } from "../model/follow.ts";

/** The alternatives of a schema, each with what stands beside them; the most telling first, null last. */
export function choicesOf(schema: JsonObject): Json[] {
  const { anyOf, oneOf, discriminator, ...beside } = schema;
  const [own, rest] = Array.isArray(oneOf)
    ? [oneOf, Array.isArray(anyOf) ? { ...beside, anyOf } : beside]
    : [anyOf, beside];
  const parts = Array.isArray(own) ? own : [];
  const isNull = (part: Json) => isObject(part) && part.type === "null";
  const ordered = [...parts.filter((part) => !isNull(part)), ...parts.filter(isNull)];
  const plain = ordered.map((part): Json => (Object.keys(rest).length === 0 ? part : { allOf: [rest, part] }));
  const named = ordered.flatMap((part): Json[] => {
    const said = wordFor(objectOf(discriminator), objectOf(part));
    return said === undefined ? [] : [{ allOf: [rest, part, said] }];
  });
  return [...named, ...plain];
}

/** What the discriminator of a choice has to say for an alternative. */
function wordFor({ propertyName, mapping }: JsonObject, part: JsonObject): JsonObject | undefined {
  if (typeof propertyName !== "string" || typeof part.$ref !== "string") return undefined;
  const mapped = Object.entries(objectOf(mapping)).find(([, target]) => target === part.$ref)?.[0];
  const word = mapped ?? schemaName(part);
  return word === undefined ? undefined : { properties: { [propertyName]: { const: word } }, required: [propertyName] };
}
