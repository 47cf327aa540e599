import {
  follow,
  isObject,
  type Json,
  type JsonObject,
  objectOf,
  type Place,
  pointerOf,
  type Spec,
} from "@evalbridge-internal/scripts";
import type { Property, Shape } from "./shape.ts";

const constraints = [
  ...["type", "enum", "const", "format", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"],
  ...["items", "properties", "required", "additionalProperties", "propertyNames", "anyOf", "oneOf", "allOf"],
];
const remarks = ["title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly", "discriminator"];
const known = new Set([...constraints, ...remarks]);
const unbounded = Number.POSITIVE_INFINITY;

/**
 * Reads a schema of a spec's document.
 * @throws {Error} naming the place of a keyword that no shape has yet: values made without it would prove nothing
 */
export function readShape(spec: Spec, schema: Json | undefined, place: Place): Shape {
  const { value: node, at } = follow(spec.document, schema, place);
  const stranger = Object.keys(node).find((key) => !known.has(key) && !key.startsWith("x-"));
  if (stranger !== undefined)
    throw new Error(`${spec.provider} #${pointerOf([...at, stranger])} is new here; teach contract/src/shape about it`);
  const name = at[1] === "schemas" && at.length === 3 ? String(at[2]) : undefined;

  if ("const" in node) return { kind: "choice", values: [node.const as Json], at, name: name ?? String(node.const) };
  if (Array.isArray(node.enum)) {
    const values = node.enum.filter((value: Json) => value !== null);
    const choice: Shape = { kind: "choice", values, at, name: name ?? "choice" };
    return values.length === node.enum.length ? choice : union(at, [choice, nothing(at)], name);
  }
  for (const key of ["anyOf", "oneOf"]) {
    const { [key]: parts } = node;
    if (!Array.isArray(parts)) continue;
    return union(
      at,
      parts.map((part: Json, index) => readShape(spec, part, [...at, key, index])),
      name,
    );
  }
  if (Array.isArray(node.allOf)) return merged(spec, node, node.allOf, at);
  if (Array.isArray(node.type))
    return union(
      at,
      node.type.map((type: Json) => typed(spec, node, String(type), at)),
      name,
    );
  const type = node.type ?? (isObject(node.properties) ? "object" : "any");
  return typed(spec, node, String(type), at, name);
}

const nothing = (at: Place): Shape => ({ kind: "null", at, name: "null" });

/** Unions of unions are one; each branch gets a name of its own. */
function union(at: Place, parts: readonly Shape[], name = "union"): Shape {
  const flat = parts.flatMap((part) => (part.kind === "union" ? part.branches : [part]));
  const branches = flat.map((branch, index) => {
    const twin = flat.findIndex((one) => one.name === branch.name) < index;
    return twin ? { ...branch, name: `${branch.name}${index}` } : branch;
  });
  return { kind: "union", branches, at, name };
}

function typed(spec: Spec, node: JsonObject, type: string, at: Place, name?: string): Shape {
  const place = { at, name: name ?? type };
  const bound = (key: string, otherwise: number) => (typeof node[key] === "number" ? node[key] : otherwise);
  switch (type) {
    case "null":
      return nothing(at);
    case "boolean":
      return { kind: "choice", values: [true, false], ...place };
    case "integer":
    case "number": {
      const { minimum: least, maximum: most } = node;
      const bounds = { ...(typeof least === "number" && { least }), ...(typeof most === "number" && { most }) };
      return { kind: "number", whole: type === "integer", ...bounds, ...place };
    }
    case "string": {
      const format = typeof node.format === "string" ? { format: node.format } : {};
      return { kind: "text", ...format, least: bound("minLength", 0), most: bound("maxLength", unbounded), ...place };
    }
    case "array": {
      const items = () => readShape(spec, node.items, [...at, "items"]);
      return { kind: "list", items, least: bound("minItems", 0), most: bound("maxItems", unbounded), ...place };
    }
    case "object":
      return { kind: "record", ...contents(spec, node, at), ...place };
    default:
      return { kind: "any", ...place };
  }
}

function contents(spec: Spec, node: JsonObject, at: Place) {
  const properties = propertiesOf(spec, node, at);
  // An object of which nothing is said holds what it likes.
  const { additionalProperties: more = properties.length === 0 } = node;
  const rest = () => readShape(spec, more === true ? {} : more, [...at, "additionalProperties"]);
  const { format } = objectOf(node.propertyNames);
  return { properties, ...(more !== false && { rest }), ...(typeof format === "string" && { keyFormat: format }) };
}

function propertiesOf(spec: Spec, node: JsonObject, at: Place): Property[] {
  const { properties = {}, required } = node;
  return Object.entries(objectOf(properties)).map(([name, schema]) => ({
    name,
    required: Array.isArray(required) && required.includes(name),
    shape: () => readShape(spec, schema, [...at, "properties", name]),
  }));
}

/** `allOf` with one part is that part, with several all their properties. */
function merged(spec: Spec, node: JsonObject, parts: readonly Json[], at: Place): Shape {
  const shapes = parts.map((part, index) => readShape(spec, part, [...at, "allOf", index]));
  const [first] = shapes;
  const own = propertiesOf(spec, node, at);
  if (first && shapes.length === 1 && own.length === 0) return { ...first, at };
  const properties = [...own, ...shapes.flatMap((shape) => (shape.kind === "record" ? shape.properties : []))];
  return { kind: "record", properties, at, name: String(at.at(-1)) };
}
