import { isObject, type Json, type JsonObject, objectOf, placeOf, pointerOf } from "../json.ts";
import { follow, schemaAt } from "../model/follow.ts";

const prefix = "#/components/schemas/";

/**
 * Takes discriminators from schemas where their words are none that the chosen schema allows: a generator would write them over what
 * that schema says. Without a mapping the word is the schema's name, which many authors do not know.
 */
export function discriminatorFitter(document: JsonObject): (schema: JsonObject, original: JsonObject) => JsonObject {
  let children: ReadonlyMap<Json, readonly string[]> | undefined;
  return (schema, original) => {
    const { discriminator, ...rest } = schema;
    const { propertyName, mapping } = objectOf(discriminator);
    if (typeof propertyName !== "string") return schema;
    children ??= childrenOf(document);
    const words = new Map<string, string[]>();
    for (const [word, target] of Object.entries(objectOf(mapping)))
      words.set(String(target), [...(words.get(String(target)) ?? []), word]);
    for (const target of [...membersOf(schema), ...(children.get(original) ?? [])])
      if (!words.has(target)) words.set(target, [nameOf(target)]);
    const fits = [...words].every(([target, some]) => {
      const allowed = allowedBy(document, target, propertyName);
      return allowed === undefined || some.some((word) => allowed.includes(word));
    });
    return fits ? schema : rest;
  };
}

function membersOf({ oneOf, anyOf }: JsonObject): string[] {
  const members = [oneOf, anyOf].flatMap((list) => (Array.isArray(list) ? list.filter(isObject) : []));
  return members.flatMap(({ $ref }) => (typeof $ref === "string" ? [$ref] : []));
}

/** The texts that a schema allows for a property; `undefined` where it allows any. */
function allowedBy(document: JsonObject, $ref: string, name: string): readonly Json[] | undefined {
  const property = schemaAt(document, { $ref }, pointerOf([name]));
  const { enum: values, const: value } = property ? follow(document, property, []).value : {};
  return Array.isArray(values) ? values : value === undefined ? undefined : [value];
}

/** Of each schema those that are built on it. */
function childrenOf(document: JsonObject): ReadonlyMap<Json, readonly string[]> {
  const schemas = objectOf(objectOf(document.components).schemas);
  const children = new Map<Json, string[]>();
  for (const [name, schema] of Object.entries(schemas)) {
    const parts = objectOf(schema).allOf;
    for (const part of Array.isArray(parts) ? parts.filter(isObject) : []) {
      if (typeof part.$ref !== "string") continue;
      const parent = follow(document, part, []).value;
      children.set(parent, [...(children.get(parent) ?? []), `${prefix}${name}`]);
    }
  }
  return children;
}

function nameOf(reference: string): string {
  return placeOf(reference).at(-1) ?? "";
}
