import { follow, isObject, type Json, type JsonObject, type Spec } from "@evalbridge-internal/scripts";

/** Text that goes wrong wherever encoding is forgotten. */
export const awkwardText = "a b/c?d&e=f#g%h+é";

const formats: Readonly<Record<string, string>> = {
  uuid: "3f2b8c1e-5d4a-4b6f-9c7e-1a2b3c4d5e6f",
  "date-time": "2026-11-02T10:00:00Z",
  date: "2026-11-02",
  uri: "https://example.com/a",
  email: "someone@example.com",
};

/** A value that a schema allows, built from nothing but the schema: what must be there, and no more. */
export function sampleOf(spec: Spec, schema: Json | undefined, text: string = "text"): Json {
  const resolve = (one: Json | undefined) => follow(spec.document, one, []).value;
  const node = resolve(schema);
  if ("const" in node) return node.const;
  if (Array.isArray(node.enum)) return node.enum.find((value: Json) => value !== null) ?? null;
  if (Array.isArray(node.examples)) return node.examples[0] ?? null;
  const choices = [node.oneOf, node.anyOf].flatMap((list) => (Array.isArray(list) ? (list as Json[]) : []));
  const choice = choices.find((one) => resolve(one).type !== "null");
  if (choice !== undefined) return sampleOf(spec, choice, text);
  if (Array.isArray(node.allOf))
    return Object.assign({}, ...node.allOf.map((part: Json) => sampleOf(spec, part, text)));
  return sampleOfType(spec, node, typeOf(node), text);
}

function typeOf({ type, properties }: JsonObject): Json | undefined {
  if (Array.isArray(type)) return type.find((one: Json) => one !== "null");
  return type ?? (properties === undefined ? undefined : "object");
}

function sampleOfType(spec: Spec, node: JsonObject, type: Json | undefined, text: string): Json {
  switch (type) {
    case "integer":
    case "number":
      return typeof node.minimum === "number" ? Math.max(node.minimum, 1) : 1;
    case "boolean":
      return true;
    case "array":
      return Array.from({ length: lengthOf(node) }, (_, index) => sampleOf(spec, node.items, `${text}${index || ""}`));
    case "object": {
      const properties = isObject(node.properties) ? node.properties : {};
      const required = Array.isArray(node.required) ? node.required.map(String) : [];
      return Object.fromEntries(required.map((name) => [name, sampleOf(spec, properties[name], text)]));
    }
    default:
      return sampleText(node, text);
  }
}

/** Two where two may be: with one, nobody sees how a list is written. */
function lengthOf({ minItems = 0, maxItems = 2, uniqueItems = false }: JsonObject): number {
  const usual = uniqueItems ? 1 : 2;
  return Math.max(Number(minItems), Math.min(Number(maxItems), usual));
}

function sampleText({ format, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: JsonObject, text: string): string {
  const known = formats[String(format)];
  return known ?? text.padEnd(Number(minLength), "x").slice(0, Number(maxLength));
}
