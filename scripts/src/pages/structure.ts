import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { follow } from "../model/follow.ts";

/** Keys that hold prose. */
const prose = new Set(["title", "summary", "description", "example", "examples", "externalDocs", "$comment", "xml"]);

/** What stands for a schema in the structure; unless said otherwise all of it, with what it refers to put in place. */
export type Unfold = (schema: Json | undefined) => Json;

/**
 * What an operation is, without its prose: parameters by place and name, body, answers by status, security, and every schema
 * they lead to. Two documents that mean the same give the same value, whatever their order, names of components or way to
 * write null. The document is a normalised one.
 */
export function structureOf(
  document: JsonObject,
  path: string,
  method: string,
  unfold: Unfold = (schema) => schemaOf(document, schema, []),
): JsonObject {
  const item = objectOf(objectOf(document.paths)[path]);
  const operation = objectOf(item[method]);
  const parameters = [item.parameters, operation.parameters].flatMap((list) => (Array.isArray(list) ? list : []));
  return {
    operationId: operation.operationId ?? null,
    parameters: Object.fromEntries(parameters.map((parameter) => namedParameter(document, parameter, unfold))),
    ...(operation.deprecated === true && { deprecated: true }),
    ...(operation.requestBody !== undefined && { body: bodyOf(document, operation.requestBody, unfold) }),
    responses: Object.fromEntries(
      Object.entries(objectOf(operation.responses)).map(([status, answer]) => [
        status,
        contentOf(follow(document, answer, []).value, unfold),
      ]),
    ),
    security: securityOf(document, operation.security ?? document.security),
  };
}

function namedParameter(document: JsonObject, parameter: Json, unfold: Unfold): [string, JsonObject] {
  const { name, in: place, required, schema, ...rest } = follow(document, parameter, []).value;
  const facts = { required: required === true, schema: unfold(schema), ...withoutProse(rest) };
  return [`${place} ${name}`, facts];
}

function bodyOf(document: JsonObject, body: Json, unfold: Unfold): JsonObject {
  const { value } = follow(document, body, []);
  return { required: value.required === true, ...contentOf(value, unfold) };
}

function contentOf({ content }: JsonObject, unfold: Unfold): JsonObject {
  return Object.fromEntries(
    Object.entries(objectOf(content)).map(([type, media]) => [type, unfold(objectOf(media).schema)]),
  );
}

/** The alternatives, each a list of schemes as they are defined; what they are called does not matter. */
function securityOf(document: JsonObject, requirements: Json | undefined): Json {
  const schemes = objectOf(objectOf(document.components).securitySchemes);
  const alternatives = (Array.isArray(requirements) ? requirements : []).map((requirement) =>
    sorted(
      Object.entries(objectOf(requirement)).map(([name, scopes]) => ({
        scheme: withoutProse(objectOf(schemes[name])),
        scopes,
      })),
    ),
  );
  return sorted(alternatives);
}

/** A schema with references put in place; one that leads back into itself says how many steps. */
function schemaOf(document: JsonObject, schema: Json | undefined, above: readonly string[]): Json {
  if (!isObject(schema)) return schema ?? {};
  const { $ref: target } = schema;
  if (typeof target === "string") {
    const steps = above.toReversed().indexOf(target);
    if (steps >= 0) return { recursion: steps + 1 };
    return schemaOf(document, follow(document, { $ref: target }, []).value, [...above, target]);
  }
  const inner = (value: Json): Json => schemaOf(document, value, above);
  const entries = Object.entries(withoutProse(schema)).map(([key, value]): [string, Json] => {
    if (key === "properties" || key === "patternProperties")
      return [key, Object.fromEntries(Object.entries(objectOf(value)).map(([name, one]) => [name, inner(one)]))];
    if (Array.isArray(value)) return [key, sorted(isSchemaList(key) ? value.map(inner) : value)];
    return [key, isObject(value) && !dataKeys.has(key) ? inner(value) : value];
  });
  return plainNull(Object.fromEntries(entries));
}

const dataKeys = new Set(["default", "const", "discriminator"]);
const isSchemaList = (key: string) => key === "anyOf" || key === "oneOf" || key === "allOf";

/** `anyOf: [T, null]` as `type: [T, null]`, the other way to write the same. */
function plainNull(schema: JsonObject): JsonObject {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return schema;
  const other = anyOf.find((part) => !isNull(part));
  if (!anyOf.some(isNull) || !isObject(other) || typeof other.type !== "string") return schema;
  const { type, enum: values, ...facts } = other;
  const nullish = Array.isArray(values) ? { enum: sorted([...values, null]) } : {};
  return { ...rest, ...facts, ...nullish, type: sorted([type, "null"]) };
}

export function isNull(schema: Json): boolean {
  return isObject(schema) && schema.type === "null";
}

/** An object without its titles, descriptions, examples and extensions; what is inside it stays as it is. */
export function withoutProse(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !prose.has(key) && !key.startsWith("x-")));
}

/** A list whose order means nothing: `required`, `enum`, `type`, the parts of a union. */
export function sorted(list: readonly Json[]): Json {
  return list
    .map((item) => [JSON.stringify(item), item] as const)
    .toSorted(byText)
    .map(([, item]) => item);
}

function byText([a]: readonly [string, Json], [b]: readonly [string, Json]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
