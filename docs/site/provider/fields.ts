import { follow, isObject, type Json, type JsonObject, type Operation, type Spec } from "@evalbridge-internal/scripts";
import { code, prose, table } from "../html.ts";
import { boundsOf, typeText } from "./schema-text.ts";

interface Field {
  readonly name: string;
  readonly schema: JsonObject;
  readonly required: boolean;
  readonly description?: Json | undefined;
}

/** How deep fields of fields are shown, and how many of them; the reference has all of them, by their types. */
const deepest = 2;
const most = 40;

/** A table of an operation's parameters and of the fields of its body; empty where it takes nothing. */
export function argumentTable({ document }: Spec, { parameters, body }: Operation): string {
  const given: Field[] = parameters.map((one) => ({ ...one, name: one.name }));
  const inBody = body ? fieldsOf(document, body.schema, "body", 0, new Set()) : [];
  const whole = body && inBody.length === 0 ? [{ name: "body", schema: body.schema, required: body.required }] : [];
  const fields = [...given, ...whole, ...inBody.slice(0, most)];
  if (fields.length === 0) return "";
  const more = inBody.length > most ? `\n\n${inBody.length - most} more fields of the body are in its type.\n` : "";
  const rows = fields.map((field) => [nameCell(field), typeCell(document, field.schema), description(document, field)]);
  return `${table(["Argument", "Type", ""], rows, "fields")}${more}`;
}

function nameCell({ name, required }: Field): string {
  const [, parents = "", last = name] = /^(.*[.\]])?([^.\]]+(?:\[\])?)$/.exec(name) ?? [];
  const path = parents === "" ? "" : `<span class="of">${parents}</span>`;
  return `<code v-pre>${path}${last}</code>${required ? "" : ' <span class="optional">optional</span>'}`;
}

function typeCell(document: JsonObject, schema: JsonObject): string {
  const bounds = boundsOf(document, schema);
  return `${code(typeText(document, schema))}${bounds.map((bound) => `<br><small>${prose(bound)}</small>`).join("")}`;
}

function description(document: JsonObject, field: Field): string {
  const text = field.description ?? field.schema.description ?? follow(document, field.schema, []).value.description;
  return typeof text === "string" ? prose(text) : "";
}

/** The fields of an object, and of the objects in it; of a union, those of all that it may be. */
export function fieldsOf(
  document: JsonObject,
  schema: JsonObject,
  path: string,
  depth: number,
  seen: ReadonlySet<JsonObject>,
): Field[] {
  const { value } = follow(document, schema, []);
  if (seen.has(value) || depth > deepest) return [];
  const inside = new Set(seen).add(value);
  if (isObject(value.items)) return fieldsOf(document, value.items, `${path}[]`, depth, inside);
  const own = Object.entries(isObject(value.properties) ? value.properties : {}).flatMap(([name, property]) => {
    if (!isObject(property)) return [];
    const required = Array.isArray(value.required) && value.required.includes(name);
    const field: Field = { name: `${path}.${name}`, schema: property, required };
    return [field, ...fieldsOf(document, property, field.name, depth + 1, inside)];
  });
  const within = (parts: Json | undefined): Field[] =>
    (Array.isArray(parts) ? parts.filter(isObject) : []).flatMap((part) =>
      fieldsOf(document, part, path, depth, inside),
    );
  // What one alternative needs, another may not know.
  const alternatives = [...within(value.oneOf), ...within(value.anyOf)].map((field) => ({ ...field, required: false }));
  const others = [...alternatives, ...within(value.allOf)];
  return [...new Map([...others, ...own].map((field) => [field.name, field])).values()];
}
