import type { GlobalContext, OpenAPI3, SchemaObject, TransformNodeOptions } from "openapi-typescript";
import type ts from "typescript";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { type Kind, kindOf, kindOfItems } from "../spec/kind.ts";
import { withChoices } from "./choices.ts";
import { multiplied } from "./multiplied.ts";
import { pascalCase } from "./names.ts";
import {
  astToString,
  ts as compiler,
  resolveRef,
  scanDiscriminators,
  transformSchema,
  transformSchemaObject,
} from "./openapi-typescript.ts";
import { recursiveLists } from "./recursive-lists.ts";

/**
 * The document's types, by openapi-typescript. The one file that knows it: it is in maintenance mode, and may have to be
 * replaced (openapi-ts/openapi-typescript#2874).
 *
 * Its transformation alone is used. Its own way in first hands the document to a bundler, which opens what references name, on
 * disk and in the network, and takes most of the time.
 */
export function emitTypes(document: JsonObject): string {
  const whole = trimmed(document, "object", multiplied(document)) as JsonObject;
  const lists = listInterfaces(recursiveLists(whole));
  const schema = whole as unknown as OpenAPI3;
  const quiet = { silent: true };
  const context: GlobalContext = {
    ...off,
    // `type: object` alone says that any object will do.
    emptyObjectsUnknown: true,
    // Most documents have none, and to look for them takes as long as to write half of the types.
    discriminators: isDiscriminated(whole) ? scanDiscriminators(schema, quiet) : { objects: {}, refsHandled: [] },
    injectFooter: [],
    postTransform: undefined,
    transform: (one, options) =>
      one.format === "binary" && !("$ref" in one) ? blob : lists.typeOf(one as object, options),
    transformProperty: undefined,
    redoc: undefined as never,
    silent: true,
    resolve: (reference) => resolveRef(schema, reference, quiet),
  };
  const nodes = [...transformSchema(schema, context), ...lists.nodes];
  return astToString(nodes).replace(strictHelper, "$1$2P in K & keyof T]");
}

/** Its helper, which makes fields required, is not to be had for a type that may be null as well. */
const strictHelper = /^(type WithRequired<T, K) extends keyof T(> = T & \{\s+\[)P in K\]/m;

/** The recursive lists of a document as interfaces: each is named wherever it stands, and written once. */
function listInterfaces(recursive: ReadonlyMap<JsonObject, string>) {
  const names = new Map(
    [...recursive].map(([{ items }, component], index) => [items, `${pascalCase(component)}List${index + 1}`]),
  );
  const written = new Set<string>();
  const nodes: ts.Node[] = [];
  const typeOf = ({ items }: { items?: unknown }, options: TransformNodeOptions): ts.TypeNode | undefined => {
    const name = names.get(items as Json);
    if (name === undefined) return undefined;
    if (!written.has(name)) {
      written.add(name);
      const list = compiler.factory.createExpressionWithTypeArguments(compiler.factory.createIdentifier("Array"), [
        transformSchemaObject(items as SchemaObject, options),
      ]);
      const heritage = compiler.factory.createHeritageClause(compiler.SyntaxKind.ExtendsKeyword, [list]);
      nodes.push(compiler.factory.createInterfaceDeclaration(undefined, name, undefined, [heritage], []));
    }
    return compiler.factory.createTypeReferenceNode(name);
  };
  return { typeOf, nodes };
}

const blob = compiler.factory.createTypeReferenceNode("Blob");

/** Options that stay off; among them `defaultNonNullable`: a field with a default may still be left out of an answer. */
const off = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  defaultNonNullable: false,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,
  makePathsEnum: false,
  pathParamsAsTypes: false,
  propertiesRequiredByDefault: false,
  readWriteMarkers: false,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
} as const;

/** The document without what types do not tell: examples, extensions, and null as a parameter's value, which no URL can carry. */
function trimmed(value: Json, kind: Kind, many: ReadonlySet<JsonObject>): Json {
  if (kind === "data") return value;
  if (Array.isArray(value)) return value.map((item: Json) => trimmed(item, kindOfItems(kind), many));
  if (!isObject(value)) return value;
  const named = kind === "names" || kind === "schemas";
  const object: { [key: string]: Json } = {};
  for (const key of Object.keys(value)) {
    if (!named && (key.startsWith("x-") || key === "example" || key === "examples")) continue;
    const item = trimmed(value[key] as Json, kindOf(key, kind), many);
    // Assigned, a key called __proto__ would change what the object inherits from.
    if (key === "__proto__") Object.defineProperty(object, key, { value: item, enumerable: true, writable: true });
    else object[key] = item;
  }
  if (kind === "schema") return withChoices(object, many.has(value));
  const isParameter = kind === "object" && typeof object.in === "string" && typeof object.name === "string";
  return isParameter && isObject(object.schema) ? { ...object, schema: withoutNull(object.schema) } : object;
}

function withoutNull(schema: JsonObject): JsonObject {
  const { type, anyOf, oneOf, enum: values, ...rest } = schema;
  const notNull = (part: Json) => !(isObject(part) && part.type === "null");
  const union = (parts: Json | undefined) => (Array.isArray(parts) ? parts.filter(notNull) : undefined);
  const [any, one] = [union(anyOf), union(oneOf)];
  const types = Array.isArray(type) ? type.filter((name) => name !== "null") : type;
  const [only, ...others] = any ?? [];
  return {
    ...rest,
    ...(types !== undefined && { type: Array.isArray(types) && types.length === 1 ? (types[0] as string) : types }),
    ...(Array.isArray(values) && { enum: values.filter((item: Json) => item !== null) }),
    ...(one && { oneOf: one }),
    ...(isObject(only) && others.length === 0 ? only : any && { anyOf: any }),
  };
}

function isDiscriminated(value: Json): boolean {
  if (Array.isArray(value)) return value.some(isDiscriminated);
  return isObject(value) && (Object.hasOwn(value, "discriminator") || Object.values(value).some(isDiscriminated));
}
