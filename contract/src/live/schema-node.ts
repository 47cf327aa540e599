import {
  isObject,
  type Json,
  type JsonObject,
  type Place,
  pointerOf,
  type Spec,
  typesOf,
} from "@evalbridge-internal/scripts";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Finding, Kind } from "./finding.ts";
import { fitsType, typeOf } from "./schema-branch.ts";
import type { Show } from "./shown.ts";

/** A schema, references followed, with its place, the value it is about, and where that is in the answer. */
export interface SchemaNode {
  readonly node: JsonObject;
  readonly at: Place;
  readonly value: Json;
  readonly instance: string;
  readonly show: Show;
}

/** Keywords that speak of what is inside a value, or of the value by other schemas. */
const outer = [
  "$ref",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
  "properties",
  "patternProperties",
  "propertyNames",
  "additionalProperties",
  "unevaluatedProperties",
  "dependentSchemas",
  "items",
  "prefixItems",
  "contains",
];
const kindOfKeyword: Readonly<Record<string, Kind>> = {
  required: "missing field",
  type: "other type",
  enum: "unknown word",
  const: "unknown word",
  format: "broken format",
  minimum: "out of range",
  maximum: "out of range",
  exclusiveMinimum: "out of range",
  exclusiveMaximum: "out of range",
};
/** A word that may be one of an enumeration; anything else could be somebody's text. */
const enumWord = /^[A-Za-z_-]+$/;

/** Holds a value against a schema's own keywords, leaving out all that is inside it. */
export function createNodeDrift(spec: Spec): (node: SchemaNode) => Finding[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  addFormats.default(ajv);
  const compiled = new Map<string, ValidateFunction>();

  return (one) => {
    const { node, at, value, instance } = one;
    if (!fitsType(spec, node, value)) return [otherType(spec, one)];
    const place = pointerOf(at);
    const own = Object.fromEntries(Object.entries(node).filter(([keyword]) => !outer.includes(keyword)));
    const validate = compiled.get(place) ?? ajv.compile(own);
    compiled.set(place, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => {
      const missing = error.keyword === "required" ? String(error.params.missingProperty) : undefined;
      return {
        kind: kindOfKeyword[error.keyword] ?? "other constraint",
        spec: specPlace(one, error.keyword, missing),
        instance: missing === undefined ? instance : `${instance}${pointerOf([missing])}`,
        ...detailOf(one, error),
      };
    });
  };
}

/** Where a field that is missing is described, else the keyword. */
function specPlace({ node: { properties }, at }: SchemaNode, keyword: string, missing: string | undefined): string {
  const described = missing !== undefined && isObject(properties) && Object.hasOwn(properties, missing);
  return pointerOf(described ? [...at, "properties", missing] : [...at, keyword]);
}

/** By the union as a whole too: a value that no branch has a type for. */
function otherType({ document }: Spec, { node, at, value, instance }: SchemaNode): Finding {
  const types = [...typesOf(document, node)].join(" or ");
  const keyword = ["type", "anyOf", "oneOf", "allOf"].find((name) => name in node);
  const place = { spec: pointerOf(keyword === undefined ? at : [...at, keyword]), instance };
  return { kind: value === null ? "null" : "other type", ...place, detail: `${typeOf(value)}, not ${types}` };
}

function detailOf({ value, show }: SchemaNode, { keyword, params }: ErrorObject): { detail?: string } {
  switch (keyword) {
    case "enum":
    case "const":
      return { detail: typeof value === "string" && enumWord.test(value) ? show(value) : `a ${typeOf(value)}` };
    case "format":
      return { detail: String(params.format) };
    case "required":
      return {};
    default:
      return { detail: params.limit === undefined ? keyword : `${keyword} ${params.limit}` };
  }
}
