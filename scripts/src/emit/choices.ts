import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";

/** What a type can be made of; what else a schema says only checks values, or describes them. */
const telling = [
  ...["$ref", "type", "enum", "const", "properties", "additionalProperties", "patternProperties"],
  ...["allOf", "anyOf", "oneOf"],
];

/**
 * A schema with choices that a type can be made of. To openapi-typescript one that only requires fields is anything at all, and `anyOf`
 * widens what stands beside it, where both have to hold: fields of which one or another is required would be of no type. One that
 * is `multiplied` stays without such choices: they would be of more types than a compiler takes.
 */
export function withChoices(schema: JsonObject, multiplied = false): JsonObject {
  const { anyOf, oneOf, ...rest } = schema;
  if (!Array.isArray(anyOf) && !Array.isArray(oneOf)) return schema;
  if (multiplied && isOfFields(schema) && [anyOf, oneOf].some((list) => listOf(list).some(saysNothing)))
    return withoutChoices(schema);
  const hasFields = isOfFields(schema) && Object.keys(objectOf(schema.properties)).length > 0;
  const [any, one] = [anyOf, oneOf].map((list) => {
    if (!Array.isArray(list)) return undefined;
    const choices = hasFields ? list.map((choice: Json) => withRequired(choice, schema)) : list;
    if (!choices.some(saysNothing)) return choices;
    return list.every(saysNothing) ? undefined : opened(choices, schema);
  });
  const isOpened = any?.some(isOpen) === true;
  if (isOpened && one) return { ...rest, allOf: [...listOf(rest.allOf), { oneOf: any as Json }], oneOf: one };
  const isBeside = hasFields && any?.every(isOfFields) && !one && !isObject(rest.discriminator);
  const together = isOpened || (isBeside && !multiplied);
  return { ...rest, ...(one && { oneOf: one }), ...(any && { [together ? "oneOf" : "anyOf"]: any }) };
}

/**
 * Choices of which one says nothing more than what stands beside them: it names a field of any type, for the fields of the others to be
 * allowed and none of them needed. `undefined` where that cannot be said.
 */
function opened(choices: readonly Json[], beside: JsonObject): Json[] | undefined {
  const hasParts = isOfFields(beside) && (isObject(beside.properties) || Array.isArray(beside.allOf));
  if (!hasParts || !choices.every(isOfFields) || isObject(beside.discriminator)) return undefined;
  const required = choices.filter(saysNothing).flatMap((choice) => listOf(objectOf(choice).required));
  const [name] = [
    ...required,
    ...[beside, ...choices].flatMap((one) => Object.keys(objectOf(objectOf(one).properties))),
  ];
  if (typeof name !== "string") return undefined;
  return choices.map((choice) => (saysNothing(choice) ? { properties: { [name]: {} } } : choice));
}

/** Whether a choice is such a one. */
function isOpen(choice: Json): boolean {
  const [field, ...more] = Object.values(objectOf(objectOf(choice).properties));
  const isAny = isObject(field) && Object.keys(field).length === 0;
  return isAny && more.length === 0 && Object.keys(objectOf(choice)).length === 1;
}

/** A schema with the fields that its choices name, each of any type. */
function withoutChoices({ anyOf, oneOf, ...rest }: JsonObject): JsonObject {
  const names = [...listOf(anyOf), ...listOf(oneOf)].flatMap((one) => Object.keys(objectOf(objectOf(one).properties)));
  const named = Object.fromEntries(names.map((name) => [name, {}]));
  return names.length === 0 ? rest : { ...rest, properties: { ...named, ...objectOf(rest.properties) } };
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
