import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { follow } from "../model/follow.ts";

/** How much of an object a sample fills in. */
export type Extent = "least" | "all";

const nowhere = "undefined as never";

/** A value for a canonical schema, as a user's program would write it. */
export function sample(document: JsonObject, schema: Json | undefined, extent: Extent, depth = 0): string {
  const { value } = follow(document, schema, []);
  if (depth > 5 || value.allOf !== undefined) return nowhere;
  if (Array.isArray(value.enum)) return JSON.stringify(value.enum.find((one: Json) => one !== null) ?? null);
  if (Array.isArray(value.anyOf) && value.properties === undefined) {
    const [first] = value.anyOf.filter((part) => isObject(part) && part.type !== "null");
    return sample(document, first, extent, depth + 1);
  }
  switch (value.type) {
    case "string":
      return value.format === "binary" ? "new Blob([])" : '"text"';
    case "integer":
    case "number":
      return "1";
    case "boolean":
      return "true";
    case "null":
      return "null";
    case "array":
      return `[${sample(document, value.items, extent, depth + 1)}]`;
    default:
      return value.type === "object" || value.properties !== undefined
        ? objectSample(document, value, extent, depth)
        : '"text"';
  }
}

function objectSample(document: JsonObject, schema: JsonObject, extent: Extent, depth: number): string {
  const properties = objectOf(schema.properties);
  const required = Array.isArray(schema.required) ? schema.required : [];
  const parts = Object.entries(properties)
    .filter(([name]) => extent === "all" || required.includes(name))
    .map(([name, property]) => `${JSON.stringify(name)}: ${sample(document, property, extent, depth + 1)}`);
  const others = schema.additionalProperties;
  if (extent === "all" && isObject(others) && parts.length === 0)
    parts.push(`"other": ${sample(document, others, extent, depth + 1)}`);
  return parts.length > 0 ? `{ ${parts.join(", ")} }` : "{}";
}
