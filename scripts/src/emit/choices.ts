import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";

/** What a type can be made of; what else a schema says only checks values, or describes them. */
const telling = [
  ...["$ref", "type", "enum", "const", "properties", "additionalProperties", "patternProperties"],
  ...["allOf", "anyOf", "oneOf"],
];

/**
 * A schema with choices that a type can be made of. To openapi-typescript one that only requires fields is anything at all, and `anyOf`
 * widens what stands beside it, where both have to hold: fields of which one or another is required would be of no type.
 */
export function withChoices(schema: JsonObject): JsonObject {
  const { anyOf, oneOf, ...rest } = schema;
  if (!Array.isArray(anyOf) && !Array.isArray(oneOf)) return schema;
  const hasFields = isOfFields(schema) && Object.keys(objectOf(schema.properties)).length > 0;
  const optional: Json[] = [];
  const [any, one] = [anyOf, oneOf].map((list) => {
    if (!Array.isArray(list)) return undefined;
    const choices = hasFields ? list.map((choice: Json) => withRequired(choice, schema)) : list;
    if (!choices.some(saysNothing)) return choices;
    if (isOfFields(schema)) optional.push(...optionalOf(choices, objectOf(schema.properties)));
    return undefined;
  });
  const isBeside = hasFields && any?.every(isOfFields) && !one && !isObject(rest.discriminator);
  return {
    ...rest,
    ...(optional.length > 0 && { allOf: [...listOf(rest.allOf), ...optional] }),
    ...(one && { oneOf: one }),
    ...(any && { [isBeside ? "oneOf" : "anyOf"]: any }),
  };
}

/** Where one choice wants nothing more, what the others have may be there all the same: of any type, where several have it. */
function optionalOf(choices: readonly Json[], beside: JsonObject): Json[] {
  const fields = new Map<string, Json>();
  for (const choice of choices.filter((one) => isObject(one) && one.$ref === undefined).map(objectOf))
    for (const [name, field] of Object.entries(objectOf(choice.properties)))
      if (!Object.hasOwn(beside, name)) fields.set(name, fields.has(name) ? {} : field);
  return fields.size > 0 ? [{ type: "object", properties: Object.fromEntries(fields) }] : [];
}

/** A choice with what it requires of the fields beside it. */
function withRequired(choice: Json, beside: JsonObject): Json {
  if (!isOfFields(choice) || choice.$ref !== undefined) return choice;
  const { type: _, ...rest } = choice;
  const [own, fields] = [objectOf(choice.properties), objectOf(beside.properties)];
  const isNew = (name: string) => !Object.hasOwn(own, name) && !listOf(beside.required).includes(name);
  const added = listOf(choice.required).flatMap((name): [string, Json][] => {
    const { title: __, description: ___, ...field } = objectOf(fields[String(name)]);
    return Object.hasOwn(fields, String(name)) && isNew(String(name)) && isShort(field) ? [[String(name), field]] : [];
  });
  if (added.length > 0) return { ...choice, properties: { ...own, ...Object.fromEntries(added) } };
  // `type: object` says nothing more of fields that are there already.
  return saysNothing(rest) ? rest : choice;
}

function isOfFields(schema: Json): schema is JsonObject {
  if (!isObject(schema) || schema.enum !== undefined || schema.const !== undefined) return false;
  return schema.type === undefined || schema.type === "object";
}

function saysNothing(schema: Json): boolean {
  return isObject(schema) && telling.every((key) => schema[key] === undefined);
}

/** Whether it may be written again: fields in fields, each with such choices, would be written a thousand times. */
function isShort(value: Json, budget = { left: 50 }): boolean {
  if (--budget.left < 0) return false;
  return typeof value !== "object" || value === null || Object.values(value).every((one) => isShort(one, budget));
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
