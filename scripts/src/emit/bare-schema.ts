import { isObject, type Json } from "../json.ts";
import { type Kind, kindOf, kindOfItems } from "../spec/kind.ts";

/** What checks nothing and describes nothing: for other tools, or for readers of the whole document. */
const left = new Set(["discriminator", "example", "examples", "externalDocs", "xml"]);

/** A schema with what decides and what describes it alone. */
export function bareSchema(schema: Json): Json {
  return map(schema, "schema", (key) => !left.has(key) && !key.startsWith("x-"));
}

/** A schema whose references lead to `$defs` of the document it is put into, not to an OpenAPI document's components. */
export function referring(schema: Json): Json {
  const prefix = /^#\/components\/schemas\//;
  return map(
    schema,
    "schema",
    () => true,
    (target) => target.replace(prefix, "#/$defs/"),
  );
}

function map(
  value: Json,
  kind: Kind,
  keep: (key: string) => boolean,
  refer = (target: string): string => target,
): Json {
  if (kind === "data") return value;
  if (Array.isArray(value)) return value.map((item: Json) => map(item, kindOfItems(kind), keep, refer));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => kind !== "schema" || keep(key));
  return Object.fromEntries(
    entries.map(([key, item]): [string, Json] => [
      key,
      kind === "schema" && key === "$ref" && typeof item === "string"
        ? refer(item)
        : map(item, kindOf(key, kind), keep, refer),
    ]),
  );
}
